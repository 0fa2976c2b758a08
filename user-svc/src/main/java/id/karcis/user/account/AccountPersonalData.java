package id.karcis.user.account;

import id.karcis.platform.export.PersonalDataSource;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The account itself, for its export.
@Component
final class AccountPersonalData implements PersonalDataSource {

  private final Accounts accounts;
  private final JdbcClient jdbc;

  AccountPersonalData(Accounts accounts, JdbcClient jdbc) {
    this.accounts = accounts;
    this.jdbc = jdbc;
  }

  @Override
  public String name() {
    return "account";
  }

  @Override
  public Set<String> columns() {
    return Set.of(
        "accounts.email",
        "accounts.email_verified",
        "accounts.display_name",
        "accounts.phone_number",
        "accounts.phone_cipher");
  }

  @Override
  public String json(UUID userId) {
    var phone = accounts.findActive(userId).map(Account::phoneNumber).orElse("");
    return jdbc.sql(
            """
            select json_build_object(
              'id', id, 'email', email, 'email_verified', email_verified,
              'display_name', display_name, 'phone_number', cast(:phone as text),
              'leaderboard_opt_out', leaderboard_opt_out, 'role', role,
              'has_password', password_hash is not null,
              'create_time', create_time, 'update_time', update_time)::text
            from accounts where id = :user
            """)
        .param("phone", phone)
        .param("user", userId)
        .query(String.class)
        .single();
  }
}
