package id.karcis.payment.provider.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Carries the library's requests. The library's own client bounds the wait for each piece of an
/// answer; this one bounds the whole exchange, reads no more than an answer can be, and sends
/// nothing twice.
final class StripeHttp extends HttpClient {

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(2);

  /// How long Stripe's answers took us, which the library tells Stripe.
  private static final String TELEMETRY = "X-Stripe-Client-Telemetry";

  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  private final java.net.http.HttpClient client =
      java.net.http.HttpClient.newBuilder()
          .version(java.net.http.HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_LIMIT)
          .build();

  /// Sends a request; its options' read timeout bounds the exchange.
  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    var exchange =
        client.sendAsync(
            toHttp(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER_BYTES));
    var answer = await(exchange, Duration.ofMillis(request.options().getReadTimeout()));
    return new StripeResponse(
        answer.statusCode(),
        HttpHeaders.of(answer.headers().map()),
        new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static HttpRequest toHttp(StripeRequest request) {
    var http = HttpRequest.newBuilder(URI.create(request.url().toString()));
    request
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase(TELEMETRY)) {
            values.forEach(value -> http.header(name, value));
          }
        });
    http.setHeader("User-Agent", buildUserAgentString(request));
    var content = request.content();
    if (content == null) {
      return http.method(request.method().name(), BodyPublishers.noBody()).build();
    }
    return http.setHeader("Content-Type", content.contentType())
        .method(request.method().name(), BodyPublishers.ofByteArray(content.byteArrayContent()))
        .build();
  }

  private static HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> exchange, Duration limit)
      throws ApiConnectionException {
    try {
      return exchange.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw failure(exchange, "no answer within " + limit, e);
    } catch (ExecutionException e) {
      throw failure(exchange, "the connection failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(exchange, "interrupted", e);
    }
  }

  private static ApiConnectionException failure(
      CompletableFuture<?> exchange, String what, Throwable cause) {
    exchange.cancel(true);
    return new ApiConnectionException("Stripe: " + what, cause);
  }
}
