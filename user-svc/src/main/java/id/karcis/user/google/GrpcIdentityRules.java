package id.karcis.user.google;

import id.karcis.api.user.v1.User;
import id.karcis.platform.error.Refusal;
import id.karcis.platform.validation.Validation;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Holds what an issuer tells of a person to the rules that hold for whoever registers: those of
/// [User] in the proto.
@Component
final class GrpcIdentityRules {

  private final ObjectProvider<Validation> validation;

  /// @param validation is made of all gRPC services, of which one needs this feature
  GrpcIdentityRules(ObjectProvider<Validation> validation) {
    this.validation = validation;
  }

  boolean isAddress(String email) {
    return !email.isEmpty() && keepsRules(User.newBuilder().setEmail(email).build());
  }

  boolean isName(String name) {
    return keepsRules(User.newBuilder().setDisplayName(name).build());
  }

  private boolean keepsRules(User user) {
    try {
      validation.getObject().check(user);
      return true;
    } catch (Refusal _) {
      return false;
    }
  }
}
