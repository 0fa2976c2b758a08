package id.karcis.user.google.issuer;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Speaks HTTP with an issuer: a few requests at once, each with a deadline for all of it, answers
/// of bounded size, no redirects. Thread-safe.
final class IssuerHttp implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  /// A whole exchange, connecting and the body included. Three of them fit into the ten seconds of
  /// a call.
  static final Duration EXCHANGE = Duration.ofSeconds(3);

  /// Google's largest answer, its keys, has 2 KiB.
  static final int MAX_BODY_BYTES = 128 * 1024;

  private static final int AT_ONCE = 32;

  /// Longest wait for one of those before to end.
  private static final Duration TURN = Duration.ofSeconds(1);

  private static final int FIRST_SERVER_ERROR = 500;
  private static final int TOO_MANY_REQUESTS = 429;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final Semaphore free = new Semaphore(AT_ONCE);
  private final IssuerHealth health = new IssuerHealth();

  /// @param body as text of UTF-8
  record Answer(int status, String body) {}

  Answer get(URI uri) throws IssuerException {
    return exchange(request(uri).GET());
  }

  /// Posts a form.
  ///
  /// @param authorization value of that header, or empty
  Answer post(URI uri, Map<String, String> form, String authorization) throws IssuerException {
    var request =
        request(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encode(form)));
    return exchange(
        authorization.isEmpty() ? request : request.header("Authorization", authorization));
  }

  static String encode(Map<String, String> form) {
    return form.entrySet().stream()
        .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static HttpRequest.Builder request(URI uri) {
    return HttpRequest.newBuilder(uri).header("Accept", "application/json").timeout(EXCHANGE);
  }

  private Answer exchange(HttpRequest.Builder request) throws IssuerException {
    if (health.isPaused(System.nanoTime())) {
      throw new IssuerException("it did not answer a moment ago");
    }
    takeTurn();
    try {
      var answer = send(request.build());
      if (answer.status() >= FIRST_SERVER_ERROR || answer.status() == TOO_MANY_REQUESTS) {
        throw new IssuerException("it answers HTTP " + answer.status());
      }
      health.answered();
      return answer;
    } catch (IssuerException e) {
      health.failed(System.nanoTime());
      throw e;
    } finally {
      free.release();
    }
  }

  private void takeTurn() throws IssuerException {
    try {
      if (!free.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IssuerException(AT_ONCE + " requests are under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IssuerException("interrupted", e);
    }
  }

  private Answer send(HttpRequest request) throws IssuerException {
    // The timeout of a request ends with the headers; waiting for the future bounds the body too.
    var sent =
        http.sendAsync(
            request,
            BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), MAX_BODY_BYTES));
    try {
      var response = sent.get(EXCHANGE.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (TimeoutException e) {
      throw new IssuerException("no answer within " + EXCHANGE.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IssuerException("no answer: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IssuerException("interrupted", e);
    } finally {
      cancel(sent);
    }
  }

  /// Ends an exchange that is still under way, its connection included.
  private static void cancel(CompletableFuture<HttpResponse<String>> sent) {
    sent.cancel(true);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
