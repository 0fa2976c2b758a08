package id.karcis.booking.catalog;

import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/// Where a page of resources in order of `(lower(name), id)` begins and how long it is. Before the
/// first page stands an empty name, which no resource has.
///
/// @param query names the list and its filters; a token of another one is refused
/// @param afterName name of the last row of the page before
/// @param afterId its id
/// @param size rows in the page
public record NamePage(String query, String afterName, UUID afterId, int size) {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /// Reads the page fields of a request; refuses INVALID_ARGUMENT for bad ones.
  public static NamePage of(String query, int pageSize, String pageToken) {
    var size = PageSizes.of(pageSize);
    return PageTokens.decode(
            query,
            pageToken,
            p -> new NamePage(query, Cursors.text(p.get(0)), UUID.fromString(p.get(1)), size))
        .orElseGet(() -> new NamePage(query, "", BEFORE_ALL, size));
  }

  /// Rows to read: one more than is shown tells whether there is a next page.
  public int limit() {
    return size + 1;
  }

  /// Makes the page from the rows read.
  public <T> Slice<T> slice(List<T> rows, Function<T, String> name, Function<T, UUID> id) {
    return Slice.of(
        rows,
        size,
        row -> PageTokens.encode(query, List.of(name.apply(row), id.apply(row).toString())));
  }
}
