package id.karcis.user.account;

import id.karcis.api.user.v1.CreateUserRequest;
import id.karcis.platform.error.FieldViolation;
import id.karcis.platform.validation.RequestRule;
import id.karcis.user.password.PasswordRules;
import java.util.List;
import org.springframework.stereotype.Component;

/// Objects to a weak password together with whatever else is wrong with a registration.
@Component
final class CreateUserRequestRule implements RequestRule<CreateUserRequest> {

  @Override
  public Class<CreateUserRequest> type() {
    return CreateUserRequest.class;
  }

  @Override
  public List<FieldViolation> violations(CreateUserRequest request) {
    var guessable = UserProtos.toNewAccount(request).profile().guessable();
    return PasswordRules.objection(request.getPassword(), guessable)
        .map(objection -> List.of(AccountRefusals.weakPassword("password", objection)))
        .orElse(List.of());
  }
}
