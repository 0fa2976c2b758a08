package id.karcis.local.sale;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Does what a browser does between the pages of a sign-in: keeps cookies by path and is sent on.
/// Each step is visible to the test, so redirects are taken one by one.
final class Browser {

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final int FOUND = 302;

  private static final Pattern SET_COOKIE = Pattern.compile("([^=]+)=([^;]*);.*Path=([^;]+).*");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, Cookie> cookies = new LinkedHashMap<>();

  private record Cookie(String pair, String path) {}

  Rest.Answer open(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET());
  }

  Rest.Answer submit(URI uri, Map<String, String> form) {
    var body =
        form.entrySet().stream()
            .map(it -> encode(it.getKey()) + "=" + encode(it.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /// Where an answer sends the browser.
  static URI location(Rest.Answer answer) {
    if (answer.status() != FOUND) {
      throw new AssertionError(answer.status() + " instead of 302: " + answer.text());
    }
    return URI.create(answer.header("location"));
  }

  int cookieCount() {
    return cookies.size();
  }

  private Rest.Answer send(HttpRequest.Builder request) {
    var path = request.build().uri().getPath();
    cookies.values().stream()
        .filter(cookie -> path.startsWith(cookie.path()))
        .forEach(cookie -> request.header("Cookie", cookie.pair()));
    try {
      var answer = http.send(request.timeout(LIMIT).build(), BodyHandlers.ofByteArray());
      answer.headers().allValues("set-cookie").forEach(this::keep);
      return new Rest.Answer(answer);
    } catch (IOException e) {
      throw new AssertionError("no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  /// The client of the JDK sends cookies in a form that no browser uses any more.
  private void keep(String setCookie) {
    var parts = SET_COOKIE.matcher(setCookie);
    if (!parts.matches()) {
      throw new AssertionError("no cookie of ours: " + setCookie);
    }
    if (setCookie.contains("Max-Age=0")) {
      cookies.remove(parts.group(1));
    } else {
      cookies.put(
          parts.group(1), new Cookie(parts.group(1) + "=" + parts.group(2), parts.group(3)));
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
