package id.karcis.user.google;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.InvalidProtocolBufferException;
import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.outbox.Outbox;
import id.karcis.platform.outbox.OutboxHandler;
import id.karcis.user.google.IdentityTable.KeptToken;
import id.karcis.user.google.issuer.IssuerException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Tells an issuer that a refresh token of its is of no use any more, once the transaction that let
/// go of it has committed. The message is encrypted as a whole: issuer and token, one line each. An
/// issuer that is not the configured one any more cannot be told.
@Component
class TokenRevocationOutboxHandler implements OutboxHandler {

  private static final Logger log = LoggerFactory.getLogger(TokenRevocationOutboxHandler.class);

  private static final String TOPIC = "revoke-provider-token";
  private static final String CONTEXT = "outbox/" + TOPIC;

  private final Outbox outbox;
  private final ConfiguredIssuer issuer;
  private final FieldEncryption encryption;

  TokenRevocationOutboxHandler(Outbox outbox, ConfiguredIssuer issuer, FieldEncryption encryption) {
    this.outbox = outbox;
    this.issuer = issuer;
    this.encryption = encryption;
  }

  /// In the caller's transaction.
  void add(UUID account, KeptToken token) {
    var text = token.issuer() + "\n" + token.refreshToken();
    var payload = ByteString.copyFrom(encryption.encrypt(text, CONTEXT));
    outbox.add(TOPIC, account, BytesValue.of(payload));
  }

  @Override
  public String topic() {
    return TOPIC;
  }

  @Override
  public void deliver(UUID messageId, ByteString payload) throws InvalidProtocolBufferException {
    var cipher = BytesValue.parseFrom(payload).getValue().toByteArray();
    var lines = encryption.decrypt(cipher, CONTEXT).split("\n", 2);
    var target = issuer.named(lines[0]);
    if (target.isEmpty()) {
      log.info("A refresh token of {} is not revoked: not the issuer any more", lines[0]);
      return;
    }
    try {
      target.get().revoke(lines[1]);
    } catch (IssuerException e) {
      throw new IllegalStateException("the issuer cannot be told: " + e.getMessage(), e);
    }
  }
}
