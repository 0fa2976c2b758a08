package id.karcis.user.push;

import id.karcis.api.user.v1.SubscribeRequest;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.validation.RequestRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Objects to endpoints and keys that no browser of the public internet has. The values are not
/// repeated: they are as good as a password.
@Component
final class SubscribeRequestRule implements RequestRule<SubscribeRequest> {

  @Override
  public Class<SubscribeRequest> type() {
    return SubscribeRequest.class;
  }

  @Override
  public List<FieldViolation> violations(SubscribeRequest request) {
    var keys = request.getKeys();
    var found = new ArrayList<FieldViolation>();
    add(found, "endpoint", PushEndpoint.objection(request.getEndpoint()));
    if (request.hasKeys()) {
      add(found, "keys.p256dh", PushKeys.objectionToPublicKey(keys.getP256Dh()));
      add(found, "keys.auth", PushKeys.objectionToSecret(keys.getAuth()));
    }
    return found;
  }

  private static void add(List<FieldViolation> found, String field, Optional<String> objection) {
    objection.ifPresent(
        expected -> found.add(new FieldViolation(field, "INVALID", "expected " + expected)));
  }
}
