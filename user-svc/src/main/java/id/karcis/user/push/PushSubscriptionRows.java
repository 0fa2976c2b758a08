package id.karcis.user.push;

import id.karcis.platform.crypto.FieldEncryption;
import id.karcis.platform.persistence.UuidV7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `push_subscriptions`. Endpoint and keys are encrypted, each bound to its column and to
/// the endpoint's hash, which is how the row is found.
@Component
final class PushSubscriptionRows {

  private static final String TABLE = "push_subscriptions.";

  private final JdbcClient jdbc;
  private final FieldEncryption encryption;

  PushSubscriptionRows(JdbcClient jdbc, FieldEncryption encryption) {
    this.jdbc = jdbc;
    this.encryption = encryption;
  }

  /// Adds a browser or replaces its keys. It keeps id and time unless it was another account's.
  StoredSubscription put(UUID account, BrowserSubscription browser) {
    var hash = browser.endpointHash();
    return jdbc.sql(
            """
            insert into push_subscriptions as old
                (id, account_id, endpoint_hash, endpoint, p256dh, auth, create_time)
            values (:id, :account, :hash, :endpoint, :p256dh, :auth, clock_timestamp())
            on conflict (endpoint_hash) do update set
              id = case when old.account_id = :account then old.id else excluded.id end,
              create_time = case when old.account_id = :account
                then old.create_time else excluded.create_time end,
              account_id = excluded.account_id,
              endpoint = excluded.endpoint,
              p256dh = excluded.p256dh,
              auth = excluded.auth
            returning id, create_time
            """)
        .param("id", UuidV7.next())
        .param("account", account)
        .param("hash", hash)
        .param("endpoint", encrypted(browser.endpoint(), "endpoint", hash))
        .param("p256dh", encrypted(browser.publicKey(), "p256dh", hash))
        .param("auth", encrypted(browser.secret(), "auth", hash))
        .query(PushSubscriptionRows::stored)
        .single();
  }

  private byte[] encrypted(String text, String column, byte[] hash) {
    return encryption.encrypt(text, TABLE + column + "/" + HexFormat.of().formatHex(hash));
  }

  /// Keeps the newest ones of an account, and `current` whatever its age.
  void trim(UUID account, UUID current, int kept) {
    jdbc.sql(
            """
            delete from push_subscriptions where account_id = :account and id in (
              select id from push_subscriptions where account_id = :account and id <> :current
              order by create_time desc, id desc offset :others)
            """)
        .param("account", account)
        .param("current", current)
        .param("others", kept - 1)
        .update();
  }

  /// Tells whether the account had it.
  boolean remove(UUID account, UUID id) {
    return jdbc.sql("delete from push_subscriptions where id = ? and account_id = ?")
            .param(id)
            .param(account)
            .update()
        == 1;
  }

  /// The browsers of an account by their endpoints, the newest first.
  Map<String, StoredSubscription> endpoints(UUID account) {
    var found = new LinkedHashMap<String, StoredSubscription>();
    jdbc.sql(
            """
            select id, create_time, endpoint_hash, endpoint from push_subscriptions
            where account_id = ? order by create_time desc, id desc
            """)
        .param(account)
        .query((row, number) -> {
          var hash = HexFormat.of().formatHex(row.getBytes("endpoint_hash"));
          var endpoint = encryption.decrypt(row.getBytes("endpoint"), TABLE + "endpoint/" + hash);
          return found.put(endpoint, stored(row, number));
        })
        .list();
    return found;
  }

  void removeAll(UUID account) {
    jdbc.sql("delete from push_subscriptions where account_id = ?").param(account).update();
  }

  private static StoredSubscription stored(ResultSet row, int number) throws SQLException {
    var time = row.getObject("create_time", OffsetDateTime.class).toInstant();
    return new StoredSubscription(row.getObject("id", UUID.class), time);
  }
}
