package id.karcis.edge.route;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A path template as `google/api/http.proto` defines it: `/v1/{name=shelves/*/books/**}:verb`.
///
/// @param text as it was written
/// @param segments what the path must look like; only the last may be `**`
/// @param verb what must follow the last segment behind a colon
/// @param variables the fields it binds, in order
public record HttpTemplate(
    String text, List<Segment> segments, @Nullable String verb, List<PathVariable> variables) {

  public HttpTemplate {
    segments = List.copyOf(segments);
    variables = List.copyOf(variables);
  }

  /// Reads a template.
  ///
  /// @throws IllegalArgumentException saying what is wrong with it
  public static HttpTemplate parse(String text) {
    return new TemplateParser(text).parse();
  }

  /// The template with its variables' names taken out: two templates with the same shape match the
  /// same paths.
  String shape() {
    var shape = new StringBuilder();
    for (Segment segment : segments) {
      shape
          .append('/')
          .append(
              switch (segment) {
                case Segment.Literal(String literal) -> literal;
                case Segment.One _ -> "*";
                case Segment.Rest _ -> "**";
              });
    }
    return verb == null ? shape.toString() : shape.append(':').append(verb).toString();
  }

  /// A regular expression, in the syntax that Java and RE2 share, for the normalised paths that
  /// this matches.
  public String regex() {
    var regex = new StringBuilder();
    for (Segment segment : segments) {
      regex.append(
          switch (segment) {
            case Segment.Literal(String literal) -> "/" + escaped(literal);
            case Segment.One _ -> "/[^/]+";
            case Segment.Rest _ -> "(/.*)?";
          });
    }
    return verb == null ? regex + "/?" : regex + ":" + escaped(verb) + "/?";
  }

  private static String escaped(String literal) {
    return literal.replaceAll("[^A-Za-z0-9_-]", "\\\\$0");
  }
}
