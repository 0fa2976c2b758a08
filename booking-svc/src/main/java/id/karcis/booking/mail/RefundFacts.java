package id.karcis.booking.mail;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads what mails tell of refunds.
@Component
class RefundFacts {

  private static final String FIND =
      """
      SELECT status, amount_minor, fee_minor, currency_code, decision_note FROM refunds
      WHERE id = :id
      """;

  private final JdbcClient jdbc;

  RefundFacts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// @param decisionNote may be empty
  record RefundFact(
      String status, long amountMinor, long feeMinor, String currencyCode, String decisionNote) {

    boolean isRejected() {
      return status.equals("REJECTED");
    }

    String amount() {
      return Texts.money(amountMinor, currencyCode);
    }

    String fee() {
      return Texts.money(feeMinor, currencyCode);
    }
  }

  RefundFact get(UUID refundId) {
    return jdbc.sql(FIND).param("id", refundId).query(RefundFact.class).single();
  }
}
