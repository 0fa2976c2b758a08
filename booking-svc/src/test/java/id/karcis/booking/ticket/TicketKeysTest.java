package id.karcis.booking.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import id.karcis.api.booking.v1.GetTicketKeysRequest;
import id.karcis.api.booking.v1.GetTicketRequest;
import id.karcis.api.booking.v1.TicketServiceGrpc;
import id.karcis.booking.order.SellingTest;
import id.karcis.booking.order.TestShow;
import id.karcis.platform.keys.SigningKeys;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The published keys of QR codes, used as a gate of somebody else's making would: with this
/// document and docs/ticket-codes.md alone, and the JDK's own Ed25519.
class TicketKeysTest extends SellingTest {

  /// What an Ed25519 key begins with in the form that Java reads (RFC 8410).
  private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

  private final UUID buyer = UUID.randomUUID();

  @Autowired private SigningKeys signingKeys;

  private String document() {
    var body =
        anonymous(TicketServiceGrpc::newBlockingStub)
            .getTicketKeys(GetTicketKeysRequest.getDefaultInstance());
    assertThat(body.getContentType()).isEqualTo("application/jwk-set+json");
    return body.getData().toStringUtf8();
  }

  private static PublicKey key(String document, String kid) throws Exception {
    for (var element : JsonParser.parseString(document).getAsJsonObject().getAsJsonArray("keys")) {
      JsonObject key = element.getAsJsonObject();
      assertThat(key.get("kty").getAsString()).isEqualTo("OKP");
      assertThat(key.get("crv").getAsString()).isEqualTo("Ed25519");
      assertThat(key.has("d")).as("private part").isFalse();
      if (key.get("kid").getAsString().equals(kid)) {
        var raw = Base64.getUrlDecoder().decode(key.get("x").getAsString());
        var encoded = ByteBuffer.allocate(X509.length + raw.length).put(X509).put(raw).array();
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
      }
    }
    throw new AssertionError("no key " + kid + " in " + document);
  }

  private static boolean isGenuine(String document, byte[] code) throws Exception {
    var kid = HexFormat.of().formatHex(code, 1, 5);
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(key(document, kid));
    verifier.update("karcis-ticket\0".getBytes(StandardCharsets.US_ASCII));
    verifier.update(code, 0, 47);
    return verifier.verify(code, 47, 64);
  }

  @Test
  void areAllThatAGateNeeds() throws Exception {
    var show = TestShow.create(jdbc, 1, 1);
    var order = paid(buyer, seats(show, show.seat(0)));
    var ticket =
        tickets(buyer)
            .getTicket(
                GetTicketRequest.newBuilder().setId(order.getItems(0).getTicketIds(0)).build());
    var document = document();

    var code = Base64.getUrlDecoder().decode(ticket.getQrPayload());

    assertThat(isGenuine(document, code)).isTrue();
    var parts = ByteBuffer.wrap(code);
    assertThat(parts.get(0)).isEqualTo((byte) 1);
    assertThat(new UUID(parts.getLong(5), parts.getLong(13))).isEqualTo(show.eventId());
    assertThat(new UUID(parts.getLong(21), parts.getLong(29)))
        .isEqualTo(UUID.fromString(ticket.getId()));
    assertThat(parts.getLong(37)).isEqualTo(show.seat(0).getLeastSignificantBits());
    assertThat(parts.getShort(45)).isEqualTo((short) 1);
    var forged = Arrays.copyOf(code, code.length);
    forged[46]++;
    assertThat(isGenuine(document, forged)).isFalse();
  }

  @Test
  void stayWhenANewOneComes() {
    var before = new QrKeys(signingKeys);
    var old = before.document();
    signingKeys.rotate("Ed25519");
    var renewed = new QrKeys(signingKeys);

    assertThat(renewed.all()).hasSizeGreaterThan(1);
    for (var key : JsonParser.parseString(old).getAsJsonObject().getAsJsonArray("keys")) {
      assertThat(renewed.document()).contains(key.getAsJsonObject().get("x").getAsString());
    }
    assertThat(renewed.etag()).isNotEqualTo(before.etag());
    assertThat(renewed.etag()).isEqualTo(new QrKeys(signingKeys).etag());
  }

  @Test
  void areNamedByTheirContent() {
    var headers = new AtomicReference<Metadata>();
    var stub =
        anonymous(TicketServiceGrpc::newBlockingStub)
            .withInterceptors(
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
    var etag = Metadata.Key.of("etag", Metadata.ASCII_STRING_MARSHALLER);

    var one = stub.getTicketKeys(GetTicketKeysRequest.getDefaultInstance());
    var first = headers.get().get(etag);
    var two = stub.getTicketKeys(GetTicketKeysRequest.getDefaultInstance());

    assertThat(first).isNotBlank();
    assertThat(Objects.equals(headers.get().get(etag), first)).isEqualTo(one.equals(two));
  }
}
