package id.karcis.local.load;

import java.util.List;

/// The queries that a sale and its evening ask most, as the services send them, with values of the
/// large data set: mostly of the event and the buyer that have most.
final class HotQueries {

  private static final String EVENT = quoted(LoadIds.event(0));
  private static final String BUYER = quoted(LoadIds.user(0));
  private static final int SOME_ORDER = 200;

  private HotQueries() {}

  static List<HotQuery> all() {
    return List.of(
        holdSeats(),
        seatMap(),
        hallLayout(),
        ordersOfBuyer(),
        orderByCode(),
        myTickets(),
        ticketsOfOrder(),
        eventsToCome(),
        search(),
        standingStock(),
        holdSweep(),
        latestTransactions(),
        leaderboard(),
        refundsOfEvent());
  }

  private static HotQuery holdSeats() {
    return HotQuery.ofKey(
        "Hold seats",
        """
        SELECT seat_id, state, user_id, hold_id, expire_time FROM seat_claims
        WHERE event_id = %s AND seat_id IN (%s, %s, %s, %s)
        FOR UPDATE\
        """
            .formatted(
                EVENT,
                quoted(LoadIds.seat(0, 2, 10)),
                quoted(LoadIds.seat(0, 2, 11)),
                quoted(LoadIds.seat(0, 2, 12)),
                quoted(LoadIds.seat(0, 2, 13))),
        "seat_claims_pkey",
        "seat_claims",
        SEAT_CLAIMS,
        "The key is the promise that a seat has one owner, so there is no choice but its order: the"
            + " event first, since every reader names one and a cluster would spread events, the"
            + " seat second. An index on the seat alone would answer this query and not the next.");
  }

  private static final String SEAT_CLAIMS =
      """
      INSERT INTO seat_claims (event_id, seat_id, state)
      SELECT %s, uuidv7(), 'FREE' FROM generate_series(1, %d)\
      """
          .formatted(EVENT, HotQuery.ROWS);

  private static HotQuery seatMap() {
    return HotQuery.ofKey(
        "Seat map: states of an event's seats",
        """
        SELECT seat_id, version,
               CASE WHEN state = 'FREE' OR (state = 'HELD' AND expire_time <= now())
                    THEN 'AVAILABLE' ELSE state END AS state
        FROM seat_claims WHERE event_id = %s\
        """
            .formatted(EVENT),
        "seat_claims_pkey",
        "seat_claims",
        SEAT_CLAIMS,
        "The same key, read by its first column. A covering index (state, version included) would"
            + " spare the table, but then every change of a state would write the index, too: now"
            + " such changes are HOT, since no indexed column changes, and touch the table alone.");
  }

  private static HotQuery hallLayout() {
    return HotQuery.ofKey(
        "Hall layout",
        """
        SELECT v.id, v.seat_map_version, s.name AS section, s.seat_category, s.standing_capacity,
               p.id AS seat_id, p.row_label, p.number, p.x, p.y, p.accessible, p.row_position,
               p.seat_position
        FROM venues v
        LEFT JOIN venue_sections s ON s.venue_id = v.id
        LEFT JOIN venue_seats p ON p.section_id = s.id
        WHERE v.id = %s
        ORDER BY s.position, p.row_position, p.seat_position\
        """
            .formatted(quoted(LoadIds.venue(3))),
        "venue_seats_section_id_row_label_number_key",
        "venue_seats",
        """
        INSERT INTO venue_seats (id, venue_id, section_id, row_position, seat_position, row_label,
          number, x, y, accessible)
        SELECT uuidv7(), %s, %s, 999, n, 'Z', n::text, 0, 0, false FROM generate_series(1, %d) n\
        """
            .formatted(quoted(LoadIds.venue(3)), quoted(LoadIds.hallSection(3, 0)), HotQuery.ROWS),
        "No two seats of a section may be printed alike, so this key must be there anyway, and"
            + " starts with the section. An index of its own for the order of the rows would save a"
            + " sort of some milliseconds, once for each layout that is not in memory, and cost a"
            + " gigabyte.");
  }

  private static HotQuery ordersOfBuyer() {
    return HotQuery.ofIndex(
        "Orders of a buyer",
        """
        SELECT o.id FROM orders o
        WHERE o.user_id = %s ORDER BY o.id DESC LIMIT 21\
        """
            .formatted(BUYER),
        "orders_user",
        "orders",
        ORDERS,
        "Ids grow with time, so (user_id, id DESC) finds the newest page without sorting and goes on"
            + " where a page token ends. (user_id, create_time) would need the id as well for equal"
            + " times, and be wider.");
  }

  private static final String ORDERS =
      """
      INSERT INTO orders (id, code, event_id, user_id, status, currency_code, subtotal_minor,
        total_minor, create_time, expire_time, version)
      SELECT uuidv7(), 'BKG-W' || n, %s, %s, 'EXPIRED', 'IDR', 100, 100, now(), now(), 1
      FROM generate_series(1, %d) n\
      """
          .formatted(EVENT, BUYER, HotQuery.ROWS);

  private static HotQuery orderByCode() {
    return HotQuery.ofKey(
        "Order by code",
        "SELECT id FROM orders WHERE code = '%s'".formatted(LoadIds.orderCode(SOME_ORDER)),
        "orders_code_key",
        "orders",
        ORDERS,
        "Codes are unique, and only a unique index makes them so. A hash index would be smaller but"
            + " cannot be unique.");
  }

  private static HotQuery myTickets() {
    return HotQuery.ofIndex(
        "My tickets",
        """
        SELECT t.id, t.order_id, o.code, i.section, i.row_label, i.seat_number, t.status
        FROM tickets t
        JOIN order_items i ON i.id = t.order_item_id
        JOIN orders o ON o.id = t.order_id
        WHERE t.user_id = %s ORDER BY t.id DESC LIMIT 21\
        """
            .formatted(BUYER),
        "tickets_user",
        "tickets",
        TICKETS,
        "The buyer is written on each ticket so that this page needs no way through the orders, and"
            + " the id is in the index so that it needs no sort.");
  }

  private static final String TICKETS =
      """
      INSERT INTO tickets (id, event_id, order_id, order_item_id, item_position, user_id,
        ticket_type_id, status, qr_payload, create_time)
      SELECT uuidv7(), t.event_id, t.order_id, t.order_item_id, 1000 + n, t.user_id,
        t.ticket_type_id, 'CANCELLED', t.qr_payload, now()
      FROM (SELECT * FROM tickets ORDER BY id LIMIT 1) t, generate_series(1, %d) n\
      """
          .formatted(HotQuery.ROWS);

  private static HotQuery ticketsOfOrder() {
    return HotQuery.ofIndex(
        "Check-in: tickets of an order",
        "SELECT id FROM tickets WHERE order_id = %s ORDER BY id FOR UPDATE"
            .formatted(quoted(LoadIds.order(SOME_ORDER))),
        "tickets_order",
        "tickets",
        TICKETS,
        "An order has few tickets: sorting three rows is cheaper than a wider index.");
  }

  private static HotQuery eventsToCome() {
    return HotQuery.ofIndex(
        "Events to come, of a price",
        """
        SELECT e.id FROM events e JOIN venues v ON v.id = e.venue_id
        WHERE e.status = 'PUBLISHED' AND e.start_time >= now()
          AND EXISTS (SELECT FROM ticket_types t
                      WHERE t.event_id = e.id AND t.price_minor <= 60000000)
        ORDER BY e.start_time, e.id LIMIT 21\
        """,
        "events_published",
        "events",
        """
        INSERT INTO events (id, name, category_id, venue_id, start_time, end_time, currency_code,
          max_tickets_per_user, hold_seconds, status, create_time, update_time, version)
        SELECT uuidv7(), 'Konser ' || n, e.category_id, e.venue_id, now() + interval '1 hour',
          now() + interval '2 hours', 'IDR', 0, 600, 'PUBLISHED', now(), now(), 1
        FROM (SELECT * FROM events ORDER BY id LIMIT 1) e, generate_series(1, %d) n\
        """
            .formatted(HotQuery.ROWS),
        "Partial, since nearly every list is of what is to come, and events are over far longer than"
            + " they are on sale. Filters are checked on the way: the first page is full after a few"
            + " events. Without it, events_start answers by passing over what has ended or is a"
            + " draft.");
  }

  private static HotQuery search() {
    return HotQuery.ofIndex(
        "Search by name, mistyped",
        """
        SELECT e.id FROM events e
        WHERE e.status <> 'DRAFT' AND search_text('gamelan borobudr') <% e.search_name
        ORDER BY word_similarity(search_text('gamelan borobudr'), e.search_name) DESC, e.id
        LIMIT 21\
        """,
        "events_search",
        "events",
        """
        INSERT INTO events (id, name, category_id, venue_id, start_time, end_time, currency_code,
          max_tickets_per_user, hold_seconds, status, create_time, update_time, version)
        SELECT uuidv7(), 'Konser Gamelan ' || n, e.category_id, e.venue_id, now(),
          now() + interval '2 hours', 'IDR', 0, 600, 'DRAFT', now(), now(), 1
        FROM (SELECT * FROM events ORDER BY id LIMIT 1) e, generate_series(1, %d) n\
        """
            .formatted(HotQuery.ROWS),
        "GIN over trigrams finds words that are nearly right. GiST could also give them in order of"
            + " likeness, but reads several times as much; full text search does not forgive typing"
            + " errors. It is the dearest index here to write, on a table that is seldom written.");
  }

  private static HotQuery standingStock() {
    return HotQuery.ofIndex(
        "Standing places: claims that ran out",
        """
        SELECT coalesce(sum(quantity), 0) FROM standing_claims
        WHERE event_id = %s AND ticket_type_id = %s AND expire_time <= now()\
        """
            .formatted(EVENT, quoted(LoadIds.standingType(0))),
        "standing_claims_expiry",
        "standing_claims",
        """
        INSERT INTO standing_claims (event_id, ticket_type_id, order_id, quantity, expire_time)
        SELECT %s, %s, uuidv7(), 1, now() + interval '10 minutes' FROM generate_series(1, %d)\
        """
            .formatted(EVENT, quoted(LoadIds.standingType(0)), HotQuery.ROWS),
        "Partial: a claim that is paid for leaves it, so it holds the unpaid ones of the last ten"
            + " minutes, and whoever wants places reads as many rows as ran out instead of as many"
            + " as were sold.");
  }

  private static HotQuery holdSweep() {
    return HotQuery.ofIndex(
        "Sweep of holds",
        """
        SELECT id, event_id, user_id FROM holds
        WHERE state = 'ACTIVE' AND expire_time <= now()
        ORDER BY expire_time LIMIT 200 FOR UPDATE SKIP LOCKED\
        """,
        "holds_active",
        "holds",
        """
        INSERT INTO holds (id, event_id, user_id, seat_ids, state, create_time, expire_time)
        SELECT uuidv7(), %s, %s, ARRAY[uuidv7()], 'ACTIVE', now(), now() + interval '10 minutes'
        FROM generate_series(1, %d)\
        """
            .formatted(EVENT, BUYER, HotQuery.ROWS),
        "Partial, for the same reason: it has the live holds only, stays small however many there"
            + " ever were, and is asked every second.");
  }

  private static HotQuery latestTransactions() {
    return HotQuery.ofIndex(
        "Dashboard: latest transactions of an event",
        """
        SELECT t.kind, t.order_id, o.code, t.event_id, t.amount_minor, t.currency_code,
               t.ticket_count, t.time
        FROM sale_transactions t JOIN orders o ON o.id = t.order_id
        WHERE t.event_id = %s ORDER BY t.time DESC, t.id DESC LIMIT 20\
        """
            .formatted(EVENT),
        "sale_transactions_event",
        "sale_transactions",
        """
        INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code,
          ticket_count, time)
        SELECT uuidv7(), 'SALE', %s, %s, 100, 'IDR', 1, now() FROM generate_series(1, %d)\
        """
            .formatted(EVENT, quoted(LoadIds.order(SOME_ORDER)), HotQuery.ROWS),
        "Sales and refunds are one table so that one index gives the latest of both; from orders and"
            + " refunds it would take two, on a table that every buyer writes, and a merge.");
  }

  private static HotQuery leaderboard() {
    return HotQuery.ofIndex(
        "Leaderboard without Redis",
        """
        SELECT user_id, tickets FROM buyer_totals
        WHERE scope_id = '00000000-0000-0000-0000-000000000000' AND tickets > 0
        ORDER BY tickets DESC, user_id DESC LIMIT 200\
        """,
        "buyer_totals_top",
        "buyer_totals",
        """
        INSERT INTO buyer_totals (scope_id, user_id, tickets, version, published_version)
        SELECT %s, uuidv7(), n, 1, 1 FROM generate_series(1, %d) n\
        """
            .formatted(EVENT, HotQuery.ROWS),
        "In the order of the list, so that it reads as many rows as it shows. It moves whenever"
            + " somebody buys, but the folder pays for that, not the buyer.");
  }

  private static HotQuery refundsOfEvent() {
    return HotQuery.ofIndex(
        "Refunds of an event",
        """
        SELECT r.id, r.order_id, o.code, r.status, r.amount_minor
        FROM refunds r JOIN orders o ON o.id = r.order_id
        WHERE r.event_id = %s
        ORDER BY r.create_time DESC, r.id DESC LIMIT 21\
        """
            .formatted(EVENT),
        "refunds_of_event",
        "refunds",
        """
        INSERT INTO refunds (id, event_id, order_id, reason, amount_minor, fee_minor, currency_code,
          status, create_time)
        SELECT uuidv7(), %s, %s, '', 0, 0, 'IDR', 'REQUESTED', now() FROM generate_series(1, %d)\
        """
            .formatted(EVENT, quoted(LoadIds.order(SOME_ORDER)), HotQuery.ROWS),
        "A page of the newest ones without a sort. Refunds are few, so the third index of their list"
            + " costs little.");
  }

  private static String quoted(Object id) {
    return "'" + id + "'";
  }
}
