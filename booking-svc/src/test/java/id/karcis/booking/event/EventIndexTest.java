package id.karcis.booking.event;

import static org.assertj.core.api.Assertions.assertThat;

import id.karcis.booking.BookingTestBase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/// What PostgreSQL does for lists and searches of 20,000 events, which nobody else sees.
class EventIndexTest extends BookingTestBase {

  private static final int EVENTS = 20_000;

  @Autowired private PlatformTransactionManager transactions;

  @Test
  void noListAndNoSearchReadsEveryEvent() {
    new TransactionTemplate(transactions)
        .executeWithoutResult(transaction -> {
          fill();
          check();
          undo(transaction);
        });
  }

  private static void undo(TransactionStatus transaction) {
    transaction.setRollbackOnly();
  }

  private void check() {
    var category = id("categories");
    var venue = id("venues");
    var season = id("seasons");
    assertThat(plan(filter(category, null, null, "", null), ""))
        .contains("events_category")
        .doesNotContain("Seq Scan on events");
    assertThat(plan(filter(null, null, venue, "", null), "")).contains("events_venue");
    assertThat(plan(filter(null, null, null, season.toString(), null), ""))
        .contains("events_season");
    assertThat(plan(filter(null, null, null, "Index season 7", null), ""))
        .contains("events_season");
    assertThat(plan(filter(null, null, null, "", EventStatus.PUBLISHED), ""))
        .containsAnyOf("events_published", "events_ending");
    assertThat(plan(filter(null, id("locations"), null, "", null), ""))
        .doesNotContain("Seq Scan on events");
    assertThat(plan(since(Instant.now()), "")).contains("events_start");
    for (var text : List.of("coldpaly", "jakrta coldplay", "co")) {
      assertThat(plan(filter(null, null, null, "", null), text))
          .as(text)
          .contains("events_search")
          .doesNotContain("Seq Scan on events");
    }
  }

  private String plan(EventFilter filter, String text) {
    var statement = new EventStatement(EventOrder.START);
    statement.require("e.status <> 'DRAFT'");
    statement.filter(filter);
    if (!text.isEmpty()) {
      statement.match(NameMatch.prepare(jdbc, text));
    }
    return String.join(
        "\n",
        jdbc.sql("EXPLAIN " + statement.sql())
            .params(statement.parameters())
            .param("limit", 21)
            .query((row, _) -> row.getString(1))
            .list());
  }

  private static EventFilter filter(
      @Nullable UUID category,
      @Nullable UUID location,
      @Nullable UUID venue,
      String season,
      @Nullable EventStatus status) {
    return new EventFilter(category, location, venue, season, status, null, null, 0, 0);
  }

  private static EventFilter since(Instant moment) {
    return new EventFilter(null, null, null, "", null, moment, null, 0, 0);
  }

  private UUID id(String table) {
    return jdbc.sql("SELECT id FROM " + table + " WHERE name LIKE 'Index %' LIMIT 1")
        .query((row, _) -> row.getObject(1, UUID.class))
        .single();
  }

  private void fill() {
    for (var sql :
        List.of(
            """
            INSERT INTO locations
            SELECT gen_random_uuid(), 'Index city ' || i, '', 'ID', 'Asia/Jakarta', now(), now(), 1
            FROM generate_series(1, 50) i
            """,
            """
            INSERT INTO categories
            SELECT gen_random_uuid(), 'Index category ' || i, '', now(), now(), 1
            FROM generate_series(1, 30) i
            """,
            """
            INSERT INTO seasons (id, name, create_time, update_time, version)
            SELECT gen_random_uuid(), 'Index season ' || i, now(), now(), 1
            FROM generate_series(1, 50) i
            """,
            """
            INSERT INTO venues (id, name, location_id, create_time, update_time, version)
            SELECT gen_random_uuid(), 'Index venue ' || name, id, now(), now(), 1
            FROM locations, generate_series(1, 6) WHERE name LIKE 'Index %'
            """,
            """
            WITH c AS (SELECT array_agg(id) AS ids FROM categories WHERE name LIKE 'Index %'),
                 s AS (SELECT array_agg(id) AS ids FROM seasons WHERE name LIKE 'Index %'),
                 v AS (SELECT array_agg(id) AS ids FROM venues WHERE name LIKE 'Index %')
            INSERT INTO events (id, name, category_id, venue_id, season_id, start_time, end_time,
              currency_code, max_tickets_per_user, hold_seconds, status, create_time, update_time,
              version)
            SELECT gen_random_uuid(),
              CASE WHEN i % 100 = 0 THEN 'Coldplay Live in Jakarta ' ELSE md5(i::text) || ' ' END || i,
              c.ids[1 + i % 30], v.ids[1 + i % 300], s.ids[1 + i % 50], start, start + interval '3 h',
              'IDR', 10, 600, CASE WHEN start > now() THEN 'PUBLISHED' ELSE 'ENDED' END, now(), now(), 1
            FROM c, s, v,
              (SELECT i, now() + (i - :events / 2) * interval '1 hour' AS start
               FROM generate_series(1, :events) i) AS numbered
            """)) {
      jdbc.sql(sql).param("events", EVENTS).update();
    }
    for (var table : List.of("events", "venues", "seasons", "categories", "locations")) {
      jdbc.sql("ANALYZE " + table).update();
    }
  }
}
