package id.karcis.booking.event;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds events.
@Component
class EventSearch {

  private final JdbcClient jdbc;

  EventSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// Returns the ids of a page in order, each with its rank, with one to spare if there are more.
  @Transactional(propagation = Propagation.MANDATORY)
  public SequencedMap<UUID, Integer> find(EventQuery query, boolean drafts) {
    var statement = new EventStatement(query.order());
    statement.require(drafts ? "true" : "e.status <> 'DRAFT'");
    statement.filter(query.filter());
    if (!query.text().isEmpty()) {
      statement.match(NameMatch.prepare(jdbc, query.text()));
    }
    query.after().ifPresent(statement::continueAfter);
    var found = new LinkedHashMap<UUID, Integer>();
    jdbc.sql(statement.sql())
        .params(statement.parameters())
        .param("limit", query.limit())
        .query(row -> {
          found.put(row.getObject("id", UUID.class), row.getInt("rank"));
        });
    return found;
  }
}
