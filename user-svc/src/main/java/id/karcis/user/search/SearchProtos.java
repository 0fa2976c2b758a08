package id.karcis.user.search;

import com.google.protobuf.Timestamp;
import id.karcis.api.user.v1.ListSearchesResponse;
import java.time.Instant;

/// Searches on the wire.
final class SearchProtos {

  private SearchProtos() {}

  static id.karcis.api.user.v1.SavedSearch toProto(SavedSearch search) {
    return id.karcis.api.user.v1.SavedSearch.newBuilder()
        .setQuery(search.query())
        .setSearchTime(toProto(search.time()))
        .build();
  }

  static ListSearchesResponse toProto(SearchHistory.Page page) {
    return ListSearchesResponse.newBuilder()
        .addAllSearches(page.searches().stream().map(SearchProtos::toProto).toList())
        .setNextPageToken(page.nextPageToken())
        .build();
  }

  private static Timestamp toProto(Instant time) {
    return Timestamp.newBuilder()
        .setSeconds(time.getEpochSecond())
        .setNanos(time.getNano())
        .build();
  }
}
