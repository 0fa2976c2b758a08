-- How sales go. What is sold, cancelled and paid back is appended to `sale_changes` in the transaction in which it happens, so
-- that no sale waits for another one's counter; a folder adds the rows up in the tables below and deletes them in one
-- transaction. Rollups and rows not folded yet, read in one snapshot, are exact at any moment.
-- `scope_id` is an event, or the nil UUID for all events together.

-- What was paid for each ticket of an order: its price less its part of the discount. Parts are proportional to the price,
-- rounded down; what remains goes to the first tickets, one minor unit each, free ones passed over. order.PaidShares says the
-- same in Java.
CREATE VIEW ticket_shares AS
SELECT order_id, order_item_id, item_position, ticket_type_id, phase, section,
       unit_price_minor - part - CASE WHEN unit_price_minor > 0 AND rank <= discount_minor - sum(part) OVER (PARTITION BY order_id)
                                      THEN 1 ELSE 0 END AS paid_minor
FROM (SELECT i.order_id, i.id AS order_item_id, copy AS item_position, i.ticket_type_id, i.phase, i.section,
             i.unit_price_minor, o.discount_minor,
             -- numeric, since the product may exceed a bigint.
             coalesce(div(o.discount_minor::numeric * i.unit_price_minor, nullif(o.subtotal_minor, 0)), 0)::bigint AS part,
             row_number() OVER (PARTITION BY i.order_id, i.unit_price_minor = 0 ORDER BY i.position, copy) AS rank
      FROM orders o
      JOIN order_items i ON i.order_id = o.id
      CROSS JOIN generate_series(1, i.quantity) AS copy) AS places;

-- Paid orders, as they are journalled.
CREATE VIEW sold_lines AS
SELECT o.id AS order_id, o.event_id, o.paid_time AS time, (o.paid_time AT TIME ZONE l.time_zone)::date AS event_day,
       (o.paid_time AT TIME ZONE 'UTC')::date AS utc_day, o.currency_code, s.ticket_type_id, s.phase, t.seat_category, s.section,
       count(*)::integer AS tickets, sum(s.paid_minor)::bigint AS paid_minor,
       -- One line counts the order.
       (row_number() OVER (PARTITION BY o.id ORDER BY s.ticket_type_id, s.phase, s.section) = 1)::integer AS orders
FROM orders o
JOIN ticket_shares s ON s.order_id = o.id
JOIN ticket_types t ON t.id = s.ticket_type_id
JOIN events e ON e.id = o.event_id
JOIN venues v ON v.id = e.venue_id
JOIN locations l ON l.id = v.location_id
WHERE o.paid_time IS NOT NULL
GROUP BY o.id, l.time_zone, s.ticket_type_id, s.phase, t.seat_category, s.section;

-- Money that went back of what paid for an order. It is the money of the refund's tickets; what goes beyond them is shared out
-- over the order in proportion to what was paid, the rest to its first line.
CREATE VIEW refund_lines AS
SELECT refund_id, order_id, event_id, time, event_day, utc_day, currency_code, ticket_type_id, phase,
       (of_tickets + coalesce(div(beyond * paid_minor, nullif(paid_total, 0)), 0)
        + CASE WHEN rank = 1 THEN beyond - sum(coalesce(div(beyond * paid_minor, nullif(paid_total, 0)), 0)) OVER (PARTITION BY refund_id)
               ELSE 0 END)::bigint AS refunded_minor
FROM (SELECT r.id AS refund_id, r.order_id, o.event_id, r.create_time AS time, (r.create_time AT TIME ZONE l.time_zone)::date AS event_day,
             (r.create_time AT TIME ZONE 'UTC')::date AS utc_day, r.currency_code, p.ticket_type_id, p.phase, p.paid_minor,
             coalesce(k.amount_minor, 0) AS of_tickets,
             r.amount_minor - sum(coalesce(k.amount_minor, 0)) OVER (PARTITION BY r.id) AS beyond,
             sum(p.paid_minor) OVER (PARTITION BY r.id) AS paid_total,
             row_number() OVER (PARTITION BY r.id ORDER BY p.ticket_type_id, p.phase) AS rank
      FROM order_refunds r
      JOIN settlements s ON s.payment_id = r.payment_id AND s.outcome = 'SETTLED'
      JOIN orders o ON o.id = r.order_id
      JOIN events e ON e.id = o.event_id
      JOIN venues v ON v.id = e.venue_id
      JOIN locations l ON l.id = v.location_id
      CROSS JOIN LATERAL (SELECT ticket_type_id, phase, sum(paid_minor) AS paid_minor FROM ticket_shares
                          WHERE order_id = r.order_id GROUP BY ticket_type_id, phase) AS p
      LEFT JOIN LATERAL (SELECT sum(rt.amount_minor) AS amount_minor
                         FROM refund_tickets rt
                         JOIN tickets t ON t.id = rt.ticket_id
                         JOIN order_items i ON i.id = t.order_item_id
                         WHERE rt.refund_id = r.id AND t.ticket_type_id = p.ticket_type_id AND i.phase = p.phase) AS k ON true) AS parts;

-- A row per paid order and per refund that arrived.
CREATE TABLE sale_transactions (
  -- Of the order, or of the refund.
  id            uuid PRIMARY KEY,
  kind          text NOT NULL CHECK (kind IN ('SALE', 'REFUND')),
  event_id      uuid NOT NULL,
  order_id      uuid NOT NULL REFERENCES orders,
  amount_minor  bigint NOT NULL CHECK (amount_minor >= 0),
  currency_code text NOT NULL,
  ticket_count  integer NOT NULL CHECK (ticket_count >= 0),
  time          timestamptz NOT NULL
);
CREATE INDEX sale_transactions_event ON sale_transactions (event_id, time DESC, id DESC);
CREATE INDEX sale_transactions_time ON sale_transactions (time DESC, id DESC);

-- What is not folded yet; a queue.
CREATE TABLE sale_changes (
  id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event_id       uuid NOT NULL,
  order_id       uuid NOT NULL,
  time           timestamptz NOT NULL,
  -- In the event's time zone, and in UTC.
  event_day      date NOT NULL,
  utc_day        date NOT NULL,
  currency_code  text NOT NULL,
  ticket_type_id uuid NOT NULL,
  phase          text NOT NULL,
  -- Both empty where only money moves.
  seat_category  text NOT NULL DEFAULT '',
  section        text NOT NULL DEFAULT '',
  orders         integer NOT NULL DEFAULT 0 CHECK (orders >= 0),
  sold           integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
  cancelled      integer NOT NULL DEFAULT 0 CHECK (cancelled >= 0),
  gross_minor    bigint NOT NULL DEFAULT 0 CHECK (gross_minor >= 0),
  refunded_minor bigint NOT NULL DEFAULT 0 CHECK (refunded_minor >= 0)
);
CREATE INDEX sale_changes_event ON sale_changes (event_id);

CREATE TABLE sales_totals (
  scope_id       uuid NOT NULL,
  currency_code  text NOT NULL,
  orders         bigint NOT NULL,
  sold           bigint NOT NULL,
  cancelled      bigint NOT NULL,
  gross_minor    bigint NOT NULL,
  refunded_minor bigint NOT NULL,
  PRIMARY KEY (scope_id, currency_code)
) WITH (fillfactor = 60);

CREATE TABLE sales_by_day (
  scope_id       uuid NOT NULL,
  day            date NOT NULL,
  currency_code  text NOT NULL,
  sold           bigint NOT NULL,
  cancelled      bigint NOT NULL,
  gross_minor    bigint NOT NULL,
  refunded_minor bigint NOT NULL,
  PRIMARY KEY (scope_id, day, currency_code)
) WITH (fillfactor = 60);

CREATE TABLE sales_by_phase (
  event_id        uuid NOT NULL,
  ticket_type_id  uuid NOT NULL,
  phase           text NOT NULL,
  currency_code   text NOT NULL,
  first_sale_time timestamptz NOT NULL,
  sold            bigint NOT NULL,
  cancelled       bigint NOT NULL,
  gross_minor     bigint NOT NULL,
  refunded_minor  bigint NOT NULL,
  PRIMARY KEY (event_id, ticket_type_id, phase, currency_code)
) WITH (fillfactor = 60);

-- By category too: a floor's section is its category, which a section with seats may be named like.
CREATE TABLE sales_by_section (
  event_id      uuid NOT NULL,
  seat_category text NOT NULL,
  section       text NOT NULL,
  sold          bigint NOT NULL,
  cancelled     bigint NOT NULL,
  PRIMARY KEY (event_id, seat_category, section)
) WITH (fillfactor = 60);

-- How many living tickets a buyer owns.
CREATE TABLE buyer_totals (
  scope_id          uuid NOT NULL,
  user_id           uuid NOT NULL,
  tickets           bigint NOT NULL,
  -- Counts the changes: what Redis knows is replaced by a higher one only.
  version           bigint NOT NULL,
  -- The last one that Redis was told.
  published_version bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (scope_id, user_id)
) WITH (fillfactor = 80);
CREATE INDEX buyer_totals_top ON buyer_totals (scope_id, tickets DESC, user_id DESC) WHERE tickets > 0;
CREATE INDEX buyer_totals_unpublished ON buyer_totals (scope_id, user_id) WHERE published_version < version;
-- For the export of personal data.
CREATE INDEX buyer_totals_user ON buyer_totals (user_id);

-- What was sold before. It is folded when the service runs. When a ticket was cancelled was not written down; the decision
-- about its refund, or the refund, is the nearest.
INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code, ticket_count, time)
SELECT o.id, 'SALE', o.event_id, o.id, o.total_minor, o.currency_code,
       (SELECT sum(quantity) FROM order_items i WHERE i.order_id = o.id), o.paid_time
FROM orders o WHERE o.paid_time IS NOT NULL;

INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, seat_category,
                          section, orders, sold, gross_minor)
SELECT event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, seat_category, section, orders,
       tickets, paid_minor
FROM sold_lines;

INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, seat_category,
                          section, cancelled)
SELECT t.event_id, t.order_id, d.time, (d.time AT TIME ZONE l.time_zone)::date, (d.time AT TIME ZONE 'UTC')::date,
       o.currency_code, t.ticket_type_id, i.phase, y.seat_category, i.section, count(*)
FROM tickets t
JOIN orders o ON o.id = t.order_id
JOIN order_items i ON i.id = t.order_item_id
JOIN ticket_types y ON y.id = t.ticket_type_id
JOIN events e ON e.id = t.event_id
JOIN venues v ON v.id = e.venue_id
JOIN locations l ON l.id = v.location_id
CROSS JOIN LATERAL (
  SELECT coalesce(
    (SELECT r.decide_time FROM refund_tickets rt JOIN refunds r ON r.id = rt.refund_id WHERE rt.ticket_id = t.id AND rt.live),
    (SELECT s.refund_time FROM settlements s WHERE s.order_id = o.id AND s.outcome = 'SETTLED'),
    o.paid_time) AS time) AS d
WHERE t.status = 'CANCELLED' AND o.paid_time IS NOT NULL
GROUP BY t.event_id, t.order_id, d.time, l.time_zone, o.currency_code, t.ticket_type_id, i.phase, y.seat_category, i.section;

INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code, ticket_count, time)
SELECT r.id, 'REFUND', o.event_id, o.id, r.amount_minor, r.currency_code,
       (SELECT count(*) FROM refund_tickets rt WHERE rt.refund_id = r.id), r.create_time
FROM order_refunds r
JOIN settlements s ON s.payment_id = r.payment_id AND s.outcome = 'SETTLED'
JOIN orders o ON o.id = r.order_id;

INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, refunded_minor)
SELECT event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, refunded_minor
FROM refund_lines WHERE refunded_minor > 0;
