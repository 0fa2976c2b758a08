package id.karcis.user.session;

import id.karcis.user.account.AccountClaimed;
import id.karcis.user.account.AccountDeleted;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Forgets the devices and addresses of whoever used an account that is erased, or given to the
/// owner of its address. Its sessions stay until they are purged, since other services are told of
/// their end.
@Component
class SessionErasure {

  private final JdbcClient jdbc;

  SessionErasure(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(AccountDeleted event) {
    blank(event.accountId());
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void erase(AccountClaimed event) {
    blank(event.accountId());
  }

  private void blank(UUID account) {
    jdbc.sql("update sessions set user_agent = '', client_address = '' where account_id = ?")
        .param(account)
        .update();
  }
}
