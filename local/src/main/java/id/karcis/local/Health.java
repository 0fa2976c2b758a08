package id.karcis.local;

import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// How a part is, asked in its own language.
final class Health {

  private static final Duration LIMIT = Duration.ofSeconds(3);
  private static final int HTTP_OK = 200;

  private Health() {}

  record State(boolean well, String text) {}

  static State of(Part part, LocalSettings settings) {
    return switch (part) {
      case EDGE -> ofEdge(settings.edgeUrl().resolve("/healthz"));
      case USER, BOOKING, PAYMENT -> ofService(settings.ports().of(part));
      case POSTGRES, REDIS, ISSUER -> ofSocket(addressOf(part, settings));
    };
  }

  /// `host:port`, also of a server that runs elsewhere.
  static String addressOf(Part part, LocalSettings settings) {
    var database = settings.database();
    if (part == Part.POSTGRES && database != null) {
      return database.host() + ":" + database.port();
    }
    var redis = settings.redis();
    if (part == Part.REDIS && redis != null) {
      return redis.getHost() + ":" + redis.getPort();
    }
    return settings.ports().addressOf(part);
  }

  static State ofService(int port) {
    var channel =
        Grpc.newChannelBuilderForAddress("127.0.0.1", port, InsecureChannelCredentials.create())
            .build();
    try {
      var answer =
          HealthGrpc.newBlockingStub(channel)
              .withDeadlineAfter(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.getDefaultInstance());
      return new State(answer.getStatus() == ServingStatus.SERVING, answer.getStatus().name());
    } catch (StatusRuntimeException e) {
      return new State(false, "no answer (" + e.getStatus().getCode() + ")");
    } finally {
      channel.shutdownNow();
    }
  }

  private static State ofEdge(URI health) {
    var request = HttpRequest.newBuilder(health).timeout(LIMIT).build();
    try (var client = HttpClient.newBuilder().connectTimeout(LIMIT).build()) {
      var status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return new State(status == HTTP_OK, status == HTTP_OK ? "SERVING" : "HTTP " + status);
    } catch (IOException _) {
      return new State(false, "no answer");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new State(false, "interrupted");
    }
  }

  private static State ofSocket(String address) {
    var at = address.lastIndexOf(':');
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(
              address.substring(0, at), Integer.parseInt(address.substring(at + 1))),
          (int) LIMIT.toMillis());
      return new State(true, "SERVING");
    } catch (IOException _) {
      return new State(false, "no answer");
    }
  }
}
