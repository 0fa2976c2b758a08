package id.karcis.booking.promo;

import id.karcis.booking.catalog.Cursors;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;

/// Where a page of promo codes begins and how long it is.
///
/// @param afterCode last one of the page before; empty before the first
/// @param size rows in the page
record PromoPage(String afterCode, int size) {

  private static final String QUERY = "promo-codes";

  /// Reads the page fields of a request; refuses INVALID_ARGUMENT for bad ones.
  static PromoPage of(int pageSize, String pageToken) {
    var size = PageSizes.of(pageSize);
    return PageTokens.decode(QUERY, pageToken, p -> new PromoPage(Cursors.text(p.getFirst()), size))
        .orElseGet(() -> new PromoPage("", size));
  }

  /// Rows to read: one more than is shown tells whether there is a next page.
  int limit() {
    return size + 1;
  }

  /// Makes the page from the rows read.
  Slice<PromoView> slice(List<PromoView> rows) {
    return Slice.of(rows, size, row -> PageTokens.encode(QUERY, List.of(row.code().code())));
  }
}
