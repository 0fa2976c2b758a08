package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import id.karcis.platform.identity.Caller;
import id.karcis.platform.identity.Role;
import id.karcis.user.UserServiceTest;
import id.karcis.user.account.Accounts;
import id.karcis.user.account.RecentSignIn;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RecentSignInsTest extends UserServiceTest {

  @Autowired private RecentSignIn recent;
  @Autowired private SignIn signIn;
  @Autowired private Sessions sessions;
  @Autowired private Accounts accounts;

  @Test
  void knowsHowLongAgoTheSessionWasOpened() throws Exception {
    var user = newCustomer();
    var claims = SignedJWT.parse(login(user).getAccessToken()).getJWTClaimsSet();
    var sid = claims.getStringClaim("sid");
    var caller = new Caller(UUID.fromString(user.getId()), Role.CUSTOMER, sid);
    var stranger = new Caller(UUID.randomUUID(), Role.CUSTOMER, sid);

    assertThat(recent.isWithin(caller, Duration.ofMinutes(5))).isTrue();
    assertThat(recent.isWithin(stranger, Duration.ofMinutes(5))).isFalse();

    jdbc.sql("update sessions set create_time = now() - interval '6 minutes' where id = ?")
        .param(UUID.fromString(sid))
        .update();

    assertThat(recent.isWithin(caller, Duration.ofMinutes(5))).isFalse();
  }

  @Test
  void givesATokenThatTravelsInAnAddressAMinute() {
    var user = newCustomer();
    var account = accounts.findActive(UUID.fromString(user.getId())).orElseThrow();
    var device = new Device("", "");

    var inTime = signIn.openBriefly(account, device);
    var late = signIn.openBriefly(account, device);
    jdbc.sql(
            "update refresh_tokens set expire_time = expire_time - interval '60 seconds' where token_hash = ?")
        .param(late.refreshToken().hash())
        .update();

    assertThat(sessions.refresh(inTime.refreshToken(), () -> {}))
        .isInstanceOfSatisfying(
            RefreshOutcome.Renewed.class,
            renewed ->
                assertThat(sessions.refresh(renewed.next(), () -> {}))
                    .isInstanceOf(RefreshOutcome.Renewed.class));
    assertThat(sessions.refresh(late.refreshToken(), () -> {}))
        .isInstanceOf(RefreshOutcome.Unknown.class);
  }
}
