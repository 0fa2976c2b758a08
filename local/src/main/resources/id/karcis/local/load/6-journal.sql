-- As the services journal it; the folder of the running platform adds it up.
INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code, ticket_count, time)
SELECT pg_temp.load_id(9, k, 0), 'SALE', pg_temp.load_id(6, e, 0), pg_temp.load_id(9, k, 0), price * tickets, 'IDR', tickets,
       time + interval '1 minute'
FROM load_orders ORDER BY k;

INSERT INTO sale_transactions (id, kind, event_id, order_id, amount_minor, currency_code, ticket_count, time)
SELECT pg_temp.load_id(13, k, 0), 'REFUND', pg_temp.load_id(6, e, 0), pg_temp.load_id(9, k, 0), count(*) * price, 'IDR', count(*),
       time + interval '2 days'
FROM load_tickets WHERE back GROUP BY k, e, price, time;

INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, seat_category,
                          section, orders, sold, gross_minor)
SELECT event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, seat_category, section, orders,
       tickets, paid_minor
FROM sold_lines WHERE order_id BETWEEN pg_temp.load_id(9, 0, 0) AND pg_temp.load_id(10, 0, 0);

INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, seat_category,
                          section, cancelled)
SELECT pg_temp.load_id(6, d.e, 0), pg_temp.load_id(9, k, 0), at.time, (at.time AT TIME ZONE l.time_zone)::date,
       (at.time AT TIME ZONE 'UTC')::date, 'IDR', pg_temp.load_id(7, d.e, d.t), o.phase, y.seat_category,
       CASE WHEN d.t < 2 THEN 'Blok ' || chr(65 + s) ELSE 'Festival' END, count(*)
FROM load_tickets d
JOIN load_orders o USING (k)
JOIN load_types y ON y.t = d.t
JOIN locations l ON l.id = pg_temp.load_id(1, d.h % 50, 0)
CROSS JOIN LATERAL (SELECT d.time + interval '1 day') AS at (time)
WHERE back
GROUP BY d.e, k, at.time, l.time_zone, d.t, o.phase, y.seat_category, s;

INSERT INTO sale_changes (event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, refunded_minor)
SELECT event_id, order_id, time, event_day, utc_day, currency_code, ticket_type_id, phase, refunded_minor
FROM refund_lines WHERE order_id BETWEEN pg_temp.load_id(9, 0, 0) AND pg_temp.load_id(10, 0, 0) AND refunded_minor > 0;
