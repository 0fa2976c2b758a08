package id.karcis.booking.tickettype;

import id.karcis.booking.event.Phase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.support.SqlArrayValue;

/// New ticket types as columns: a statement with its parameters for each table, in the order in
/// which they are to be run.
final class BulkRows {

  private static final String TYPES =
      """
      INSERT INTO ticket_types (id, event_id, name, seat_category, standing, price_minor,
                                max_per_user, quantity, create_time, update_time, version)
      SELECT n.*, n.created, 0
      FROM unnest(:ids, :events, :names, :categories, :standing, :prices, :limits, :quantities,
                  :created) AS n (id, event, name, category, standing, price, max, quantity, created)
      """;

  private static final String PHASES =
      """
      INSERT INTO ticket_type_phases (ticket_type_id, name, price_minor, start_time, end_time,
                                      quantity)
      SELECT * FROM unnest(:ids, :names, :prices, :starts, :ends, :quantities)
      """;

  private static final String STANDING =
      """
      INSERT INTO standing_stock (event_id, ticket_type_id, quantity)
      SELECT event_id, id, quantity FROM ticket_types WHERE id = ANY (:ids) AND standing
      """;

  private static final String COUNTED =
      """
      INSERT INTO phase_stock (event_id, ticket_type_id, phase, quantity)
      SELECT t.event_id, t.id, p.name, p.quantity
      FROM ticket_types t JOIN ticket_type_phases p ON p.ticket_type_id = t.id
      WHERE t.id = ANY (:ids) AND p.quantity > 0
      """;

  private BulkRows() {}

  private record PhaseOf(TicketType type, Phase phase) {}

  /// Parameters by statement.
  static Map<String, Map<String, SqlArrayValue>> of(List<TicketType> types) {
    var ids = column("uuid", types, TicketType::id);
    var rows = new LinkedHashMap<String, Map<String, SqlArrayValue>>();
    rows.put(TYPES, types(types, ids));
    rows.put(PHASES, phases(types));
    rows.put(STANDING, Map.of("ids", ids));
    rows.put(COUNTED, Map.of("ids", ids));
    return rows;
  }

  private static Map<String, SqlArrayValue> types(List<TicketType> types, SqlArrayValue ids) {
    return Map.of(
        "ids", ids,
        "events", column("uuid", types, TicketType::eventId),
        "names", column("text", types, TicketType::name),
        "categories", column("text", types, TicketType::seatCategory),
        "standing", column("bool", types, TicketType::standing),
        "prices", column("int8", types, TicketType::priceMinor),
        "limits", column("int4", types, type -> type.fields().maxPerUser()),
        "quantities", column("int4", types, TicketType::quantity),
        "created", column("timestamptz", types, type -> moment(type.createTime())));
  }

  private static Map<String, SqlArrayValue> phases(List<TicketType> types) {
    var phases =
        types.stream().flatMap(t -> t.phases().stream().map(p -> new PhaseOf(t, p))).toList();
    return Map.of(
        "ids", column("uuid", phases, p -> p.type().id()),
        "names", column("text", phases, p -> p.phase().name()),
        "prices", column("int8", phases, p -> p.phase().priceMinor()),
        "starts", column("timestamptz", phases, p -> moment(p.phase().startTime())),
        "ends", column("timestamptz", phases, p -> moment(p.phase().endTime())),
        "quantities", column("int4", phases, p -> p.phase().quantity()));
  }

  private static Object moment(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC).toString();
  }

  private static <T> SqlArrayValue column(String type, List<T> rows, Function<T, Object> value) {
    return new SqlArrayValue(type, rows.stream().map(value).toArray());
  }
}
