package id.karcis.booking.tickettype;

import com.google.protobuf.Timestamp;
import com.google.type.Money;
import id.karcis.booking.catalog.GrpcTimes;
import id.karcis.booking.tickettype.BulkFaults.Place;
import id.karcis.booking.tickettype.sheet.Sheet.Row;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/// The cells of a row as values. What cannot be read is noted and left out; empty cells too.
///
/// @param currencyCode of the event; empty when that is not known, and then prices are only looked
///   at
record GrpcBulkCells(
    Row row, BulkColumns columns, Optional<String> currencyCode, BulkFaults faults) {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

  /// For an amount of an event that does not exist: it is there, and more is not known.
  private static final Money STAND_IN = Money.newBuilder().setCurrencyCode("IDR").build();

  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);

  void text(BulkColumn column, Consumer<String> target) {
    var text = columns.cell(row, column);
    if (!text.isEmpty()) {
      target.accept(text);
    }
  }

  void number(BulkColumn column, IntConsumer target) {
    text(
        column,
        text -> {
          if (NUMBER.matcher(text).matches()) {
            target.accept(Integer.parseInt(text));
          } else {
            fault(column, text, "a whole number such as 200, without separators");
          }
        });
  }

  void time(BulkColumn column, Consumer<Timestamp> target) {
    text(
        column,
        text -> {
          try {
            target.accept(GrpcTimes.timestamp(OffsetDateTime.parse(text).toInstant()));
          } catch (DateTimeException _) {
            fault(column, text, "a time such as 2030-05-01T12:00:00Z or 2030-05-01T19:00:00+07:00");
          }
        });
  }

  void money(BulkColumn column, Consumer<Money> target) {
    text(
        column,
        text -> {
          if (DECIMAL.matcher(text).matches()) {
            currencyCode.ifPresentOrElse(
                code -> money(column, new BigDecimal(text), code, target),
                () -> target.accept(STAND_IN));
          } else {
            fault(
                column, text, "an amount such as 750000 or 19.99, without separators or currency");
          }
        });
  }

  private void money(BulkColumn column, BigDecimal amount, String code, Consumer<Money> target) {
    var digits = Currency.getInstance(code).getDefaultFractionDigits();
    if (amount.stripTrailingZeros().scale() > digits) {
      fault(column, amount.toPlainString(), "at most %d decimals in %s".formatted(digits, code));
    } else if (amount.signum() < 0) {
      fault(column, amount.toPlainString(), "zero or more");
    } else {
      target.accept(
          Money.newBuilder()
              .setCurrencyCode(code)
              .setUnits(amount.longValue())
              .setNanos(amount.remainder(BigDecimal.ONE).multiply(NANOS).intValueExact())
              .build());
    }
  }

  private void fault(BulkColumn column, String text, String expected) {
    faults.bad(new Place(row.line(), column.title()), text, expected);
  }
}
