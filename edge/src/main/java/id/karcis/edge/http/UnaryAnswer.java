package id.karcis.edge.http;

import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.edge.grpc.CallEnd;
import id.karcis.edge.grpc.CallListener;
import id.karcis.edge.grpc.Upstreams;
import id.karcis.edge.json.WireJson;
import id.karcis.edge.model.Route;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/// Waits for the one message of a unary call and answers with it.
final class UnaryAnswer implements CallListener {
  private final Exchange exchange;
  private final Route route;
  private final WireJson json;
  private MultiMap headers = Upstreams.metadata();
  private byte @Nullable [] message;

  UnaryAnswer(Exchange exchange, Route route, WireJson json) {
    this.exchange = exchange;
    this.route = route;
    this.json = json;
  }

  @Override
  public void headers(MultiMap metadata) {
    headers = metadata;
  }

  @Override
  public void message(byte[] received) {
    message = received;
  }

  @Override
  public void ended(CallEnd end) {
    if (!(end instanceof CallEnd.Answered answered) || !answered.isOk()) {
      exchange.fail(Outcomes.refusal(end, route.protoPackage(), exchange.requestId()));
    } else if (message == null) {
      broken("OK without a message");
    } else {
      answer(message, Metadata.down(headers, answered.trailers()));
    }
  }

  private void answer(byte[] received, MultiMap metadata) {
    String location = Metadata.location(headers);
    try {
      if (location != null) {
        exchange.redirect(location, metadata);
      } else if (route.answersRawBytes()) {
        HttpBodyMessage body = HttpBodyMessage.parse(received);
        exchange.reply(body.contentType(), body.data(), metadata);
      } else {
        exchange.reply(
            "application/json", json.print(route.rpc().getOutputType(), received), metadata);
      }
    } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
      // The second is what the server throws at text that is no header value.
      broken(String.valueOf(e.getMessage()));
    }
  }

  private void broken(String why) {
    exchange.fail(
        Outcomes.refusal(new CallEnd.Broken(why), route.protoPackage(), exchange.requestId()));
  }
}
