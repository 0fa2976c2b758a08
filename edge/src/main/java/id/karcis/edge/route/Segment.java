package id.karcis.edge.route;

/// One part of a path template, between two slashes.
sealed interface Segment {

  /// This very text.
  record Literal(String text) implements Segment {}

  /// `*`: one segment, whatever it says.
  record One() implements Segment {}

  /// `**`: the rest of the path, also none of it.
  record Rest() implements Segment {}
}
