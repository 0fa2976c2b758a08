package id.karcis.payment.payment;

import id.karcis.payment.money.Amount;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of `payments`.
final class PaymentRows {

  static final String COLUMNS =
      """
      id, order_id, user_id, amount_minor, refunded_minor, currency_code, provider, provider_reference, status,
      failure_reason, surplus, expire_time, create_time, update_time, paid_time
      """;

  private PaymentRows() {}

  static Payment read(ResultSet row, int number) throws SQLException {
    var amount = new Amount(row.getLong("amount_minor"), row.getString("currency_code"));
    return new Payment(
        row.getObject("id", UUID.class),
        row.getObject("order_id", UUID.class),
        row.getObject("user_id", UUID.class),
        amount,
        row.getLong("refunded_minor"),
        row.getString("provider"),
        row.getString("provider_reference"),
        PaymentStatus.valueOf(row.getString("status")),
        row.getString("failure_reason"),
        row.getBoolean("surplus"),
        time(row, "expire_time"),
        time(row, "create_time"),
        time(row, "update_time"),
        optionalTime(row, "paid_time"));
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant optionalTime(ResultSet row, String column) throws SQLException {
    var time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
