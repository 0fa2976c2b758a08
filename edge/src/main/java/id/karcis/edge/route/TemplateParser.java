package id.karcis.edge.route;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Recursive descent over the grammar in `google/api/http.proto`.
final class TemplateParser {
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9\\-._~!$&'()+,;=@%]+");
  private static final Pattern FIELD_PATH =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)*");

  private final String text;
  private final List<Segment> segments = new ArrayList<>();
  private final List<PathVariable> variables = new ArrayList<>();
  private int at;

  TemplateParser(String text) {
    this.text = text;
  }

  HttpTemplate parse() {
    expect('/');
    if (at < text.length()) {
      segments(false);
    }
    String verb = verb();
    if (at != text.length()) {
      throw wrong("unexpected '" + text.charAt(at) + "'");
    }
    if (segments.stream()
        .limit(Math.max(0, segments.size() - 1))
        .anyMatch(s -> s instanceof Segment.Rest)) {
      throw wrong("** must be the last segment");
    }
    return new HttpTemplate(text, segments, verb, variables);
  }

  private void segments(boolean insideVariable) {
    do {
      segment(insideVariable);
    } while (accept('/'));
  }

  private void segment(boolean insideVariable) {
    if (peek('{')) {
      if (insideVariable) {
        throw wrong("a variable inside a variable");
      }
      variable();
    } else if (accept('*')) {
      segments.add(accept('*') ? new Segment.Rest() : new Segment.One());
    } else {
      segments.add(new Segment.Literal(literal(insideVariable)));
    }
  }

  private void variable() {
    expect('{');
    int start = segments.size();
    String field = fieldPath();
    if (accept('=')) {
      segments(true);
    } else {
      segments.add(new Segment.One());
    }
    expect('}');
    boolean open = segments.getLast() instanceof Segment.Rest;
    boolean several = open || segments.size() - start > 1;
    variables.add(new PathVariable(field, start, segments.size(), several, open));
  }

  private String fieldPath() {
    int start = at;
    while (at < text.length() && !peek('=') && !peek('}')) {
      at++;
    }
    String field = text.substring(start, at);
    if (!FIELD_PATH.matcher(field).matches()) {
      throw wrong("'" + field + "' is no field path");
    }
    return field;
  }

  private String literal(boolean insideVariable) {
    int start = at;
    while (at < text.length() && !peek('/') && !peek(':') && !(insideVariable && peek('}'))) {
      at++;
    }
    String literal = text.substring(start, at);
    if (!LITERAL.matcher(literal).matches()) {
      throw wrong("'" + literal + "' is no literal");
    }
    return literal;
  }

  private @Nullable String verb() {
    return accept(':') ? literal(false) : null;
  }

  private boolean peek(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private boolean accept(char c) {
    if (!peek(c)) {
      return false;
    }
    at++;
    return true;
  }

  private void expect(char c) {
    if (!accept(c)) {
      throw wrong("expected '" + c + "' at position " + at);
    }
  }

  private IllegalArgumentException wrong(String why) {
    return new IllegalArgumentException("path template \"" + text + "\": " + why);
  }
}
