package id.karcis.user.account;

import id.karcis.api.user.v1.ChangePasswordRequest;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.validation.RequestRule;
import id.karcis.user.password.PasswordRules;
import java.util.List;
import org.springframework.stereotype.Component;

/// Objects to a new password that is weak whoever chooses it, or that is no new one.
/// [PasswordChange] objects to what repeats name and address.
@Component
final class ChangePasswordRequestRule implements RequestRule<ChangePasswordRequest> {

  private static final String FIELD = "newPassword";

  @Override
  public Class<ChangePasswordRequest> type() {
    return ChangePasswordRequest.class;
  }

  @Override
  public List<FieldViolation> violations(ChangePasswordRequest request) {
    var wanted = request.getNewPassword();
    if (PasswordRules.areSame(wanted, request.getCurrentPassword())) {
      return List.of(
          new FieldViolation(FIELD, "SAME_PASSWORD", "must differ from the current password"));
    }
    return PasswordRules.objection(wanted, List.of())
        .map(objection -> List.of(AccountRefusals.weakPassword(FIELD, objection)))
        .orElse(List.of());
  }
}
