package id.karcis.user.search;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import id.karcis.platform.export.PersonalDataSource;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Searches, for the export of an account. Fails while Redis is away.
@Component
final class SearchPersonalData implements PersonalDataSource {

  private final SearchHistory history;

  SearchPersonalData(SearchHistory history) {
    this.history = history;
  }

  @Override
  public String name() {
    return "searches";
  }

  @Override
  public Set<String> columns() {
    return Set.of();
  }

  @Override
  public String json(UUID userId) {
    var all = new JsonArray();
    for (var search : history.list(userId, RedisSearches.MAX_SEARCHES, "").searches()) {
      var one = new JsonObject();
      one.addProperty("query", search.query());
      one.addProperty("time", search.time().toString());
      all.add(one);
    }
    return all.toString();
  }
}
