package id.karcis.edge.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The routes, as a tree of path segments. A literal beats `*`, `*` beats `**`, from left to right,
/// and the search goes back to the second best when the best does not lead to a route of the
/// method. A last segment `x:verb` is first tried as `x` with that verb, then as it stands. Built
/// once, then read by any thread.
public final class RouteTrie<T> {
  /// The method of a rule that takes every method.
  public static final String ANY_METHOD = "*";

  private final Node<T> root = new Node<>();

  /// A route and the segments it was found with, free of the verb.
  public record Match<T>(T route, List<String> segments) {}

  /// Adds a route.
  ///
  /// @throws IllegalArgumentException if there is one with this method and a template of this shape
  public void add(String method, HttpTemplate template, T route) {
    Node<T> node = root;
    for (Segment segment : template.segments()) {
      node = node.child(segment);
    }
    String verb = template.verb() == null ? "" : template.verb();
    if (node.routes.computeIfAbsent(verb, _ -> new HashMap<>()).putIfAbsent(method, route)
        != null) {
      throw new IllegalArgumentException("two rules for " + method + " " + template.shape());
    }
  }

  /// The route of a request, if there is one.
  public @Nullable Match<T> find(String method, List<String> segments) {
    var found = new ArrayList<Match<T>>(1);
    visit(
        segments,
        (routes, path) -> {
          T route = routes.getOrDefault(method, routes.get(ANY_METHOD));
          return route != null && found.add(new Match<>(route, path));
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  /// The methods for which this path has a route, sorted.
  public Set<String> allowed(List<String> segments) {
    var methods = new TreeSet<String>();
    visit(
        segments,
        (routes, _) -> {
          methods.addAll(routes.keySet());
          return false;
        });
    return methods;
  }

  private void visit(List<String> segments, Visitor<T> visitor) {
    String last = segments.isEmpty() ? "" : segments.getLast();
    int colon = last.lastIndexOf(':');
    if (colon > 0) {
      var withoutVerb = new ArrayList<>(segments);
      withoutVerb.set(segments.size() - 1, last.substring(0, colon));
      if (root.walk(withoutVerb, 0, last.substring(colon + 1), visitor)) {
        return;
      }
    }
    root.walk(segments, 0, "", visitor);
  }

  /// Looks at the routes of one template shape; true ends the search.
  private interface Visitor<T> {
    boolean at(Map<String, T> routesByMethod, List<String> segments);
  }

  private static final class Node<T> {
    private final Map<String, Node<T>> literals = new HashMap<>();
    private final Map<String, Map<String, T>> routes = new HashMap<>();
    private @Nullable Node<T> one;
    private @Nullable Node<T> rest;

    Node<T> child(Segment segment) {
      return switch (segment) {
        case Segment.Literal(String text) -> literals.computeIfAbsent(text, _ -> new Node<>());
        case Segment.One _ -> one == null ? one = new Node<>() : one;
        case Segment.Rest _ -> rest == null ? rest = new Node<>() : rest;
      };
    }

    boolean walk(List<String> segments, int at, String verb, Visitor<T> visitor) {
      if (at == segments.size()) {
        return ends(segments, verb, visitor) || rest != null && rest.ends(segments, verb, visitor);
      }
      Node<T> literal = literals.get(segments.get(at));
      return literal != null && literal.walk(segments, at + 1, verb, visitor)
          || one != null && one.walk(segments, at + 1, verb, visitor)
          || rest != null && rest.ends(segments, verb, visitor);
    }

    private boolean ends(List<String> segments, String verb, Visitor<T> visitor) {
      Map<String, T> here = routes.get(verb);
      return here != null && visitor.at(here, segments);
    }
  }
}
