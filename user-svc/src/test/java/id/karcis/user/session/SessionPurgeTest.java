package id.karcis.user.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.SignedJWT;
import id.karcis.api.user.v1.LoginResponse;
import id.karcis.user.UserServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SessionPurgeTest extends UserServiceTest {

  @Autowired private SessionPurge purge;

  private static UUID idOf(LoginResponse session) throws Exception {
    return UUID.fromString(
        SignedJWT.parse(session.getAccessToken()).getJWTClaimsSet().getStringClaim("sid"));
  }

  private long tokensOf(UUID session) {
    return jdbc.sql("select count(*) from refresh_tokens where session_id = ?")
        .param(session)
        .query(Long.class)
        .single();
  }

  @Test
  void deletesWhatEndedADayAgoAndNothingElse() throws Exception {
    var idle = idOf(login(newCustomer()));
    var ended = idOf(login(newCustomer()));
    var lately = idOf(login(newCustomer()));
    var open = idOf(login(newCustomer()));
    move(idle, "idle_expire_time = now() - interval '25 hours'");
    move(ended, "end_time = now() - interval '25 hours', end_xid = pg_current_xact_id()");
    move(lately, "end_time = now() - interval '23 hours', end_xid = pg_current_xact_id()");

    purge.purge();

    assertThat(List.of(tokensOf(idle), tokensOf(ended))).containsOnly(0L);
    assertThat(List.of(tokensOf(lately), tokensOf(open))).containsOnly(1L);
  }

  private void move(UUID session, String change) {
    jdbc.sql("update sessions set " + change + " where id = ?").param(session).update();
  }
}
