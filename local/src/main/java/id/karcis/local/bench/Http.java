package id.karcis.local.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Executors;

/// Calls of one edge, over as many kept connections as there are callers at once. Thread-safe.
final class Http implements AutoCloseable {

  private static final int OK = 200;

  private final URI edge;
  private final HttpClient client;

  Http(URI edge) {
    this.edge = edge;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Channels.CALL_LIMIT)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
  }

  /// Returns the body of a 200; everything else is a [Failure].
  String get(String token, String path) {
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  String get(String path) {
    return send(request(path).GET());
  }

  String post(String token, String path, String json) {
    return send(
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(edge.resolve(path)).timeout(Channels.CALL_LIMIT);
  }

  private String send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != OK) {
        throw Failure.ofHttp(answer.statusCode(), answer.body());
      }
      return answer.body();
    } catch (IOException e) {
      throw Failure.noAnswer(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.noAnswer(e);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
