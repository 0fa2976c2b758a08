-- A few events sell most, a few buyers buy most.
CREATE TEMP TABLE load_orders AS
WITH drawn AS (
  SELECT k, floor(${events} * power(pg_temp.drawn(k, 2), 2))::integer AS e,
         floor(${buyers} * power(pg_temp.drawn(k, 3), 1.5))::integer AS buyer,
         CASE WHEN pg_temp.drawn(k, 4) < 0.1 THEN 0 WHEN pg_temp.drawn(k, 4) < 0.5 THEN 1 ELSE 2 END AS t,
         1 + floor(3 * pg_temp.drawn(k, 5))::integer AS tickets, pg_temp.drawn(k, 6) AS fate,
         now() - interval '1 year' + k * (interval '1 year' / (${orders} + 1)) AS time
  FROM generate_series(1, ${orders}) AS k),
placed AS (
  SELECT *, sum(tickets) OVER (PARTITION BY e, t ORDER BY k) - tickets AS first_no FROM drawn WHERE fate < 0.94)
-- Whoever comes when it is sold out does not buy.
SELECT p.k, p.e, v.h, p.buyer, p.t, p.tickets, p.first_no, v.seats_per_section,
       CASE WHEN p.first_no + p.tickets > v.seats_per_section * (ARRAY[2, 8, 10])[p.t + 1] THEN 'EXPIRED'
            WHEN p.fate < 0.03 THEN 'REFUNDED'
            WHEN p.fate < 0.06 AND p.tickets > 1 THEN 'PARTIALLY_REFUNDED'
            ELSE 'PAID' END AS status,
       CASE WHEN p.k % 3 = 0 THEN 'Early bird' ELSE 'Normal' END AS phase,
       CASE WHEN p.k % 3 = 0 THEN y.price * 4 / 5 ELSE y.price END AS price, p.time
FROM placed p JOIN load_types y ON y.t = p.t JOIN (SELECT e, h, seats_per_section FROM load_events JOIN load_halls USING (h)) AS v
  ON v.e = p.e
UNION ALL
SELECT k, e, 0, buyer, t, tickets, NULL, 0, CASE WHEN fate < 0.98 THEN 'EXPIRED' ELSE 'CANCELLED' END, 'Normal',
       y.price, time
FROM drawn JOIN load_types y USING (t) WHERE fate >= 0.94;
ALTER TABLE load_orders ADD PRIMARY KEY (k);
ANALYZE load_orders;

INSERT INTO orders (id, code, event_id, user_id, status, currency_code, subtotal_minor, total_minor, hold_id, payment_id,
                    create_time, expire_time, paid_time, version)
SELECT pg_temp.load_id(9, k, 0), 'BKG-' || upper(lpad(to_hex(k), 8, '0')), pg_temp.load_id(6, e, 0), pg_temp.load_id(8, buyer, 0),
       status, 'IDR', price * tickets, price * tickets, CASE WHEN t < 2 THEN pg_temp.load_id(14, k, 0) END,
       CASE WHEN status IN ('PAID', 'REFUNDED', 'PARTIALLY_REFUNDED') THEN pg_temp.load_id(12, k, 0) END,
       time, time + interval '10 minutes',
       CASE WHEN status IN ('PAID', 'REFUNDED', 'PARTIALLY_REFUNDED') THEN time + interval '1 minute' END, 2
FROM load_orders ORDER BY k;
DELETE FROM load_orders WHERE status IN ('EXPIRED', 'CANCELLED');

INSERT INTO settlements (payment_id, order_id, outcome, amount_minor, currency_code, create_time, refund_time)
SELECT pg_temp.load_id(12, k, 0), pg_temp.load_id(9, k, 0), 'SETTLED', price * tickets, 'IDR', time + interval '1 minute',
       CASE WHEN status = 'REFUNDED' THEN time + interval '2 days' END
FROM load_orders ORDER BY k;

-- A line for each seat; one for all places on a floor. The last ticket of a partly refunded order went back.
CREATE TEMP TABLE load_tickets AS
SELECT o.k, copy, o.e, o.t, o.buyer, o.time, o.price, o.status = 'REFUNDED' OR (o.status = 'PARTIALLY_REFUNDED' AND copy = tickets) AS back,
       CASE WHEN o.t < 2 THEN copy ELSE 1 END AS line, CASE WHEN o.t < 2 THEN 1 ELSE copy END AS place,
       CASE WHEN o.t < 2 THEN y.first_section + (first_no + copy - 1) / seats_per_section END::integer AS s,
       CASE WHEN o.t < 2 THEN (first_no + copy - 1) % seats_per_section END::integer AS n, o.h
FROM load_orders o JOIN load_types y ON y.t = o.t CROSS JOIN generate_series(1, o.tickets) AS copy;

INSERT INTO order_items (id, order_id, position, ticket_type_id, seat_id, section, row_label, seat_number, quantity,
                         unit_price_minor, phase)
SELECT pg_temp.load_id(10, k, line), pg_temp.load_id(9, k, 0), line, pg_temp.load_id(7, d.e, d.t),
       CASE WHEN d.t < 2 THEN pg_temp.load_id(5, d.h, s * 100000 + n) END,
       CASE WHEN d.t < 2 THEN 'Blok ' || chr(65 + s) ELSE 'Festival' END,
       CASE WHEN d.t < 2 THEN 'R' || n / 25 + 1 ELSE '' END, CASE WHEN d.t < 2 THEN (n % 25 + 1)::text ELSE '' END,
       CASE WHEN d.t < 2 THEN 1 ELSE o.tickets END, o.price, o.phase
FROM load_tickets d JOIN load_orders o USING (k) WHERE place = 1 ORDER BY k, line;

INSERT INTO tickets (id, event_id, order_id, order_item_id, item_position, user_id, ticket_type_id, seat_id, status, qr_payload,
                     create_time)
SELECT pg_temp.load_id(11, k, copy), pg_temp.load_id(6, e, 0), pg_temp.load_id(9, k, 0), pg_temp.load_id(10, k, line), place,
       pg_temp.load_id(8, buyer, 0), pg_temp.load_id(7, e, t),
       CASE WHEN t < 2 THEN pg_temp.load_id(5, h, s * 100000 + n) END,
       CASE WHEN back THEN 'CANCELLED' ELSE 'VALID' END, rpad('KARCIS.' || k || '.' || copy || '.', 130, 'x'),
       time + interval '1 minute'
FROM load_tickets ORDER BY k, copy;

INSERT INTO holds (id, event_id, user_id, seat_ids, state, create_time, expire_time)
SELECT pg_temp.load_id(14, k, 0), pg_temp.load_id(6, e, 0), pg_temp.load_id(8, buyer, 0),
       array_agg(pg_temp.load_id(5, h, s * 100000 + n) ORDER BY copy), 'ORDERED', time - interval '1 minute', time + interval '9 minutes'
FROM load_tickets WHERE t < 2 GROUP BY k, e, buyer, time;

INSERT INTO seat_claims (event_id, seat_id, state, user_id, order_id, version)
SELECT pg_temp.load_id(6, e, 0), pg_temp.load_id(5, h, s * 100000 + n), CASE WHEN back THEN 'FREE' ELSE 'BOOKED' END,
       CASE WHEN NOT back THEN pg_temp.load_id(8, buyer, 0) END, CASE WHEN NOT back THEN pg_temp.load_id(9, k, 0) END, 3
FROM load_tickets WHERE t < 2 ORDER BY e, s, n;

INSERT INTO event_buyers (event_id, user_id)
SELECT DISTINCT pg_temp.load_id(6, e, 0), pg_temp.load_id(8, buyer, 0) FROM load_orders;

INSERT INTO buyer_claims (event_id, user_id, claim_id, ticket_type_id, quantity)
SELECT pg_temp.load_id(6, e, 0), pg_temp.load_id(8, buyer, 0), pg_temp.load_id(9, k, 0), pg_temp.load_id(7, e, t), count(*)
FROM load_tickets WHERE NOT back GROUP BY e, buyer, k, t;

INSERT INTO standing_claims (event_id, ticket_type_id, order_id, quantity)
SELECT pg_temp.load_id(6, e, 0), pg_temp.load_id(7, e, t), pg_temp.load_id(9, k, 0), count(*)
FROM load_tickets WHERE NOT back AND t = 2 GROUP BY e, k, t;

UPDATE standing_stock s SET claimed = c.places
FROM (SELECT e, count(*) AS places FROM load_tickets WHERE NOT back AND t = 2 GROUP BY e) AS c
WHERE s.event_id = pg_temp.load_id(6, c.e, 0) AND s.ticket_type_id = pg_temp.load_id(7, c.e, 2);
