package id.karcis.edge.bind;

import id.karcis.edge.error.BadRequestException;
import id.karcis.edge.error.Violation;
import id.karcis.edge.route.BadPathException;
import id.karcis.edge.route.Percent;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decoded `name=value` of a query.
record QueryParameter(String name, String value) {
  private static final int MOST = 200;

  /// The parameters of a raw query, in order; those without `=` or without a name are left out, as
  /// Envoy does.
  static List<QueryParameter> parse(@Nullable String rawQuery) {
    if (rawQuery == null || rawQuery.isEmpty()) {
      return List.of();
    }
    if (rawQuery.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
      throw new BadPathException("the query holds a character that must be percent-encoded");
    }
    var parameters = new ArrayList<QueryParameter>();
    for (String pair : rawQuery.split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        parameters.add(
            new QueryParameter(
                Percent.decode(pair.substring(0, equals), Percent.Mode.QUERY),
                Percent.decode(pair.substring(equals + 1), Percent.Mode.QUERY)));
      }
    }
    if (parameters.size() > MOST) {
      throw new BadRequestException(
          new Violation("", "the query has more than " + MOST + " parameters"));
    }
    return parameters;
  }
}
