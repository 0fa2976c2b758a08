package id.karcis.payment.provider.stripe;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What our charges are called at Stripe. The first word on a key stands: either its intent, or
/// that there is to be none.
@Component
class StripeIntents {

  /// @param intentId null if the charge was forbidden before it had one
  record Known(@Nullable String intentId) {}

  private static final String ADD =
      """
      INSERT INTO stripe_intents (idempotency_key, intent_id, create_time) VALUES (:key, :intent, now())
      ON CONFLICT (idempotency_key) DO NOTHING
      """;

  private final JdbcClient jdbc;

  StripeIntents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Writes down the intent of a charge; returns whether it may be confirmed, which it may not be
  /// if the charge was forbidden before.
  boolean add(UUID key, String intentId) {
    return insert(key, intentId) || intentId.equals(find(key).orElseThrow().intentId());
  }

  /// Forbids a charge that has no intent yet; returns what stands then.
  Known forbid(UUID key) {
    var _ = insert(key, null);
    return find(key).orElseThrow();
  }

  private boolean insert(UUID key, @Nullable String intentId) {
    return jdbc.sql(ADD).param("key", key).param("intent", intentId).update() == 1;
  }

  Optional<Known> find(UUID key) {
    return jdbc.sql("SELECT intent_id FROM stripe_intents WHERE idempotency_key = :key")
        .param("key", key)
        .query((row, _) -> new Known(row.getString("intent_id")))
        .optional();
  }

  /// Returns the key of the charge that an intent was created for.
  Optional<UUID> keyOf(String intentId) {
    return jdbc.sql("SELECT idempotency_key FROM stripe_intents WHERE intent_id = :intent")
        .param("intent", intentId)
        .query(UUID.class)
        .optional();
  }
}
