package id.karcis.booking.promo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Finds promo codes for buyers: the code and how often it is used in one statement, without locks.
@Component
class PromoLookup {

  private static final String FIND =
      """
      SELECT p.*, now() AS now,
             c.used - (SELECT count(*) FROM promo_uses u
                       WHERE u.promo_id = p.id AND u.expire_time <= now())::int AS used,
             (SELECT count(*) FROM promo_uses u
              WHERE u.promo_id = p.id AND u.user_id = :user
                AND (u.expire_time IS NULL OR u.expire_time > now()))::int AS used_by_buyer
      FROM promo_codes p JOIN promo_counters c ON c.promo_id = p.id
      WHERE p.code = :code
      """;

  private static final String OF_ORDER =
      """
      SELECT p.id, o.user_id
      FROM orders o JOIN promo_codes p ON p.code = o.promo_code
      WHERE o.id = :order
      """;

  private final JdbcClient jdbc;

  /// Which buyer's order names which code.
  record Use(UUID promoId, UUID userId) {}

  PromoLookup(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param code in upper case
  Optional<PromoTerms> find(String code, UUID userId) {
    return jdbc.sql(FIND)
        .param("code", code)
        .param("user", userId)
        .query(PromoLookup::terms)
        .optional();
  }

  /// The code that the order names, whether it still uses it or not. Empty when it is deleted.
  Optional<Use> ofOrder(UUID orderId) {
    return jdbc.sql(OF_ORDER)
        .param("order", orderId)
        .query((row, _) ->
            new Use(row.getObject("id", UUID.class), row.getObject("user_id", UUID.class)))
        .optional();
  }

  private static PromoTerms terms(ResultSet row, int number) throws SQLException {
    return new PromoTerms(
        row.getObject("id", UUID.class),
        fields(row),
        row.getObject("now", OffsetDateTime.class).toInstant(),
        row.getInt("used"),
        row.getInt("used_by_buyer"));
  }

  private static PromoFields fields(ResultSet row) throws SQLException {
    return new PromoFields(
        row.getString("code"),
        discount(row),
        instant(row, "start_time"),
        instant(row, "end_time"),
        row.getInt("max_uses"),
        row.getInt("max_uses_per_user"),
        amount(row, "min_spend_minor", "min_spend_currency"),
        List.of((UUID[]) row.getArray("event_ids").getArray()));
  }

  private static Discount discount(ResultSet row) throws SQLException {
    var off = amount(row, "amount_off_minor", "amount_off_currency");
    return off == null
        ? new Discount.Percent(row.getInt("percent_off"))
        : new Discount.AmountOff(off);
  }

  private static @Nullable Amount amount(ResultSet row, String minor, String currency)
      throws SQLException {
    var code = row.getString(currency);
    return code == null ? null : new Amount(row.getLong(minor), code);
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
