package id.karcis.booking.tickettype;

import id.karcis.booking.catalog.Cursors;
import id.karcis.booking.catalog.Slice;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;
import java.util.UUID;

/// Where a page of ticket types in order of price and name begins and how long it is. No price is
/// as low as the one before the first page.
record PricePage(String query, long afterPrice, String afterName, UUID afterId, int size) {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  /// Reads the page fields of a request; refuses INVALID_ARGUMENT for bad ones.
  static PricePage of(String query, int pageSize, String pageToken) {
    var size = PageSizes.of(pageSize);
    return PageTokens.decode(query, pageToken, position -> read(query, position, size))
        .orElseGet(() -> new PricePage(query, -1, "", BEFORE_ALL, size));
  }

  private static PricePage read(String query, List<String> position, int size) {
    return new PricePage(
        query,
        Long.parseLong(position.get(0)),
        Cursors.text(position.get(1)),
        UUID.fromString(position.get(2)),
        size);
  }

  int limit() {
    return size + 1;
  }

  Slice<TicketType> slice(List<TicketType> rows) {
    return Slice.of(rows, size, this::tokenAfter);
  }

  private String tokenAfter(TicketType last) {
    return PageTokens.encode(
        query, List.of(Long.toString(last.priceMinor()), last.name(), last.id().toString()));
  }
}
