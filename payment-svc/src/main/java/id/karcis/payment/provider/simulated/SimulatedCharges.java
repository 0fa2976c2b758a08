package id.karcis.payment.provider.simulated;

import id.karcis.payment.provider.ChargeOutcome;
import id.karcis.payment.provider.ChargeOutcome.Declined;
import id.karcis.payment.provider.ChargeOutcome.Succeeded;
import id.karcis.payment.provider.ChargeOutcome.Unknown;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What the simulated provider remembers of charges. The first word on a key stands.
@Component
class SimulatedCharges {

  /// A charge: it settles at a time, or was declined.
  ///
  /// @param untilSettled how long that is from now; zero or less once it has settled, meaningless
  ///   if declined
  record Known(
      String reference,
      @Nullable Instant settleTime,
      Duration untilSettled,
      @Nullable String declineReason) {

    ChargeOutcome outcome() {
      if (settleTime == null) {
        return new Declined(String.valueOf(declineReason));
      }
      return untilSettled.isPositive() ? new Unknown() : new Succeeded(reference, settleTime);
    }
  }

  private static final String REFERENCE = "sim_ch_";
  private static final long NANOS_PER_MICRO = 1000;

  private static final String ADD =
      """
      INSERT INTO simulated_charges (idempotency_key, reference, amount_minor, currency_code, settle_time, decline_reason, create_time)
      VALUES (:key, :reference, :amount, :currency,
        CASE WHEN CAST(:reason AS text) IS NULL
          THEN coalesce(CAST(:notBefore AS timestamptz), now()) + :delayMicros * interval '1 microsecond' END,
        :reason, now())
      ON CONFLICT (idempotency_key) DO NOTHING
      """;

  private static final String FIND =
      """
      SELECT reference, settle_time, decline_reason,
             coalesce((extract(epoch FROM settle_time - clock_timestamp()) * 1000000)::bigint, 0) AS micros
      FROM simulated_charges WHERE idempotency_key = :key
      """;

  private static final String NOTIFY =
      """
      INSERT INTO simulated_notifications (notification_id, idempotency_key, due_time)
      SELECT 'sim_evt_' || :key, :key, settle_time
      FROM simulated_charges, generate_series(1, :times) WHERE idempotency_key = :key
      """;

  private final JdbcClient jdbc;

  SimulatedCharges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Remembers a charge; returns false if there is one with that key.
  boolean add(UUID key, ChargePlan plan) {
    return jdbc.sql(ADD)
            .param("key", key)
            .param("reference", REFERENCE + key)
            .param("amount", plan.amount().minorUnits())
            .param("currency", plan.amount().currencyCode())
            .param("notBefore", utc(plan.notBefore()))
            .param("delayMicros", plan.delay().toNanos() / NANOS_PER_MICRO)
            .param("reason", plan.declineReason())
            .update()
        == 1;
  }

  /// Plans to tell, `times` times, that a charge has settled.
  void tell(UUID key, int times) {
    jdbc.sql(NOTIFY).param("key", key).param("times", times).update();
  }

  Optional<Known> find(UUID key) {
    return jdbc.sql(FIND).param("key", key).query(SimulatedCharges::read).optional();
  }

  private static Known read(ResultSet row, int number) throws SQLException {
    var settleTime = row.getObject("settle_time", OffsetDateTime.class);
    return new Known(
        row.getString("reference"),
        settleTime == null ? null : settleTime.toInstant(),
        Duration.ofNanos(row.getLong("micros") * NANOS_PER_MICRO),
        row.getString("decline_reason"));
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
    return time == null ? null : time.atOffset(ZoneOffset.UTC);
  }
}
