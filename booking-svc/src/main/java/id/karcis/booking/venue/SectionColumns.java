package id.karcis.booking.venue;

import id.karcis.platform.persistence.UuidV7;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.springframework.jdbc.support.SqlArrayValue;

/// Sections as columns, to be written by one statement.
record SectionColumns(SqlArrayValue names, Map<String, SqlArrayValue> params) {

  static SectionColumns of(List<SectionPlan> sections) {
    var names = column("text", sections, SectionPlan::name);
    return new SectionColumns(
        names,
        Map.of(
            "ids", column("uuid", sections, _ -> UuidV7.next()),
            "names", names,
            "positions", positions(sections.size()),
            "categories", column("text", sections, SectionPlan::seatCategory),
            "capacities", column("int4", sections, SectionPlan::standingCapacity)));
  }

  private static SqlArrayValue positions(int count) {
    return new SqlArrayValue("int4", IntStream.range(0, count).boxed().toArray());
  }

  private static SqlArrayValue column(
      String type, List<SectionPlan> sections, Function<SectionPlan, Object> value) {
    return new SqlArrayValue(type, sections.stream().map(value).toArray());
  }
}
