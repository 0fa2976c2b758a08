package id.karcis.booking.tickettype;

import static id.karcis.booking.tickettype.BulkColumn.EVENT_ID;
import static id.karcis.booking.tickettype.BulkColumn.MAX_PER_USER;
import static id.karcis.booking.tickettype.BulkColumn.NAME;
import static id.karcis.booking.tickettype.BulkColumn.PHASE_END_TIME;
import static id.karcis.booking.tickettype.BulkColumn.PHASE_NAME;
import static id.karcis.booking.tickettype.BulkColumn.PHASE_PRICE;
import static id.karcis.booking.tickettype.BulkColumn.PHASE_QUANTITY;
import static id.karcis.booking.tickettype.BulkColumn.PHASE_START_TIME;
import static id.karcis.booking.tickettype.BulkColumn.PRICE;
import static id.karcis.booking.tickettype.BulkColumn.QUANTITY;
import static id.karcis.booking.tickettype.BulkColumn.SEAT_CATEGORY;

import id.karcis.api.booking.v1.TicketType;
import id.karcis.api.booking.v1.TicketType.Phase;
import id.karcis.booking.event.EventTerms;
import id.karcis.booking.tickettype.BulkFaults.Place;
import id.karcis.booking.tickettype.sheet.Sheet.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/// Ticket types out of the rows of a table: the first row of an event and name says what it is,
/// each further one adds a phase.
final class GrpcBulkTable {

  private static final List<BulkColumn> OF_TYPE =
      List.of(SEAT_CATEGORY, PRICE, QUANTITY, MAX_PER_USER);

  private final BulkColumns columns;
  private final Map<UUID, EventTerms> events;
  private final BulkFaults faults;

  GrpcBulkTable(BulkColumns columns, Map<UUID, EventTerms> events, BulkFaults faults) {
    this.columns = columns;
    this.events = events;
    this.faults = faults;
  }

  private record Key(String eventId, String name) {}

  List<GrpcBulkItem> items(List<Row> rows) {
    var groups = new LinkedHashMap<Object, List<Row>>();
    for (var row : rows) {
      groups.computeIfAbsent(key(row), _ -> new ArrayList<>()).add(row);
    }
    return groups.values().stream().map(this::item).toList();
  }

  /// A row without event or name stands alone.
  private Object key(Row row) {
    var eventId = cell(row, EVENT_ID).toLowerCase(Locale.ROOT);
    var name = cell(row, NAME);
    return eventId.isEmpty() || name.isEmpty() ? row : new Key(eventId, name);
  }

  private GrpcBulkItem item(List<Row> rows) {
    var first = rows.getFirst();
    var cells = cells(first);
    var type = TicketType.newBuilder();
    cells.text(EVENT_ID, type::setEventId);
    cells.text(NAME, type::setName);
    cells.text(SEAT_CATEGORY, type::setSeatCategory);
    cells.money(PRICE, type::setPrice);
    cells.number(QUANTITY, type::setQuantity);
    cells.number(MAX_PER_USER, type::setMaxPerUser);
    var phases = rows.stream().filter(this::hasPhase).toList();
    phases.forEach(row -> type.addPhases(phase(row)));
    rows.stream().skip(1).forEach(row -> checkFurther(first, row));
    return new GrpcBulkItem(type.build(), new GrpcBulkOrigin(first.line(), lines(phases)));
  }

  private static List<Integer> lines(List<Row> rows) {
    return rows.stream().map(Row::line).toList();
  }

  private boolean hasPhase(Row row) {
    return Stream.of(BulkColumn.values())
        .anyMatch(column -> column.ofPhase() && !cell(row, column).isEmpty());
  }

  private Phase phase(Row row) {
    var cells = cells(row);
    var phase = Phase.newBuilder();
    cells.text(PHASE_NAME, phase::setName);
    cells.money(PHASE_PRICE, phase::setPrice);
    cells.time(PHASE_START_TIME, phase::setStartTime);
    cells.time(PHASE_END_TIME, phase::setEndTime);
    cells.number(PHASE_QUANTITY, phase::setQuantity);
    return phase.build();
  }

  private void checkFurther(Row first, Row row) {
    if (!hasPhase(row)) {
      faults.add(
          new Place(row.line(), PHASE_NAME.title()),
          "REQUIRED",
          "line %d has this ticket type already: a further line must add a phase, or have another name"
              .formatted(first.line()));
    }
    for (var column : OF_TYPE) {
      var value = cell(row, column);
      if (!value.isEmpty() && !value.equals(cell(first, column))) {
        faults.bad(
            new Place(row.line(), column.title()),
            value,
            "what line %d says of this ticket type, or nothing".formatted(first.line()));
      }
    }
  }

  private GrpcBulkCells cells(Row row) {
    var currency = BulkIds.uuid(cell(row, EVENT_ID)).map(events::get).map(EventTerms::currencyCode);
    return new GrpcBulkCells(row, columns, currency, faults);
  }

  private String cell(Row row, BulkColumn column) {
    return columns.cell(row, column);
  }
}
