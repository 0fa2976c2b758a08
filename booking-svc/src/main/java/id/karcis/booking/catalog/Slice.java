package id.karcis.booking.catalog;

import java.util.List;
import java.util.function.Function;

/// A page of a list.
///
/// @param nextPageToken asks for the next page; empty on the last one
public record Slice<T>(List<T> items, String nextPageToken) {

  public Slice {
    items = List.copyOf(items);
  }

  /// Makes a page of at most `size` from rows that were read with one row to spare.
  ///
  /// @param token writes the token that continues after a row
  public static <T> Slice<T> of(List<T> rows, int size, Function<T, String> token) {
    if (rows.size() <= size) {
      return new Slice<>(rows, "");
    }
    var items = rows.subList(0, size);
    return new Slice<>(items, token.apply(items.getLast()));
  }

  /// The same page of something else, in the same order.
  public <R> Slice<R> map(Function<T, R> mapping) {
    return new Slice<>(items.stream().map(mapping).toList(), nextPageToken);
  }
}
