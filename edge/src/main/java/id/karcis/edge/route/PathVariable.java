package id.karcis.edge.route;

import java.util.List;
import java.util.stream.Collectors;

/// The part of a path that a template binds to a field.
///
/// @param field the field's path in the request message, `a.b`
/// @param start the first segment of the template that belongs to it
/// @param end the segment after its last one
/// @param several whether it may span more than one segment, so that an escaped slash stays escaped
/// @param open whether it ends in `**` and runs to the end of the path
public record PathVariable(String field, int start, int end, boolean several, boolean open) {

  /// The value in a path that matched.
  ///
  /// @throws BadPathException if an escape hides bytes that are not UTF-8
  public String valueIn(List<String> segments) {
    if (!several) {
      return Percent.decode(segments.get(start), Percent.Mode.ALL);
    }
    return segments.subList(start, open ? segments.size() : end).stream()
        .map(segment -> Percent.decode(segment, Percent.Mode.ALL_BUT_SLASH))
        .collect(Collectors.joining("/"));
  }
}
