package id.karcis.booking.event;

import id.karcis.booking.catalog.Slice;
import id.karcis.booking.event.view.Popularity;
import id.karcis.platform.persistence.PageSizes;
import id.karcis.platform.persistence.PageTokens;
import java.util.List;
import org.springframework.stereotype.Component;

/// What people look at most. Redis is asked before the transaction that reads the events, so that
/// while it is slow nobody waits for it with a connection to the database.
@Component
class PopularEvents {

  /// Names the list in page tokens.
  private static final String POPULAR = "popular events";

  private final Popularity popularity;
  private final EventReading reading;

  PopularEvents(Popularity popularity, EventReading reading) {
    this.popularity = popularity;
    this.reading = reading;
  }

  /// A page of them, most viewed first.
  Slice<EventView> list(int pageSize, String pageToken) {
    var size = PageSizes.of(pageSize);
    int from = PageTokens.decode(POPULAR, pageToken, PopularEvents::place).orElse(0);
    var ids = popularity.mostViewed();
    var start = Math.min(from, ids.size());
    var end = Math.min(start + size, ids.size());
    var next = end < ids.size() ? PageTokens.encode(POPULAR, List.of(Integer.toString(end))) : "";
    return reading.inOrder(ids.subList(start, end), next);
  }

  private static int place(List<String> position) {
    var place = Integer.parseInt(position.getFirst());
    if (place < 0 || place > Popularity.MOST) {
      throw new IllegalArgumentException("a place in the list was expected");
    }
    return place;
  }
}
