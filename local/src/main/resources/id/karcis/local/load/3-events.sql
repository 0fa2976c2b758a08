CREATE TEMP TABLE load_events AS
SELECT e, e % ${halls} AS h, now() + make_interval(secs => (pg_temp.drawn(e, 1) - 0.5) * 31536000) AS start_time
FROM generate_series(0, ${events} - 1) AS e;

INSERT INTO events (id, name, description, category_id, venue_id, start_time, end_time, currency_code, max_tickets_per_user,
                    hold_seconds, status, create_time, update_time, version)
SELECT pg_temp.load_id(6, e, 0),
       (ARRAY['Konser', 'Festival', 'Teater', 'Wayang', 'Gamelan', 'Jazz', 'Rock', 'Dangdut'])[1 + e % 8] || ' '
         || (ARRAY['Nusantara', 'Merapi', 'Borobudur', 'Rinjani', 'Komodo', 'Toba', 'Bromo'])[1 + e % 7] || ' ' || e,
       'Acara ke-' || e, pg_temp.load_id(2, e % 10, 0), pg_temp.load_id(3, h, 0), start_time, start_time + interval '3 hours',
       'IDR', 0, 600, CASE WHEN start_time + interval '3 hours' < now() THEN 'ENDED' ELSE 'PUBLISHED' END, now(), now(), 1
FROM load_events;

INSERT INTO event_views (event_id, view_count)
SELECT pg_temp.load_id(6, e, 0), (1000000 / (e + 1))::bigint FROM load_events;

CREATE TEMP TABLE load_types (t integer PRIMARY KEY, name text, seat_category text, first_section integer, price bigint);
INSERT INTO load_types VALUES
  (0, 'VIP', 'VIP', 0, 150000000), (1, 'Reguler', 'Reguler', 2, 75000000), (2, 'Festival', 'Festival', 10, 50000000);

INSERT INTO ticket_types (id, event_id, name, seat_category, standing, price_minor, quantity, create_time, update_time, version)
SELECT pg_temp.load_id(7, e, t), pg_temp.load_id(6, e, 0), name, seat_category, t = 2, price,
       seats_per_section * (ARRAY[2, 8, 10])[t + 1], now(), now(), 1
FROM load_events JOIN load_halls USING (h) CROSS JOIN load_types;

-- Everything was for sale for a year; the first half of it was cheaper.
INSERT INTO ticket_type_phases (ticket_type_id, name, price_minor, start_time, end_time)
SELECT pg_temp.load_id(7, e, t), phase, CASE WHEN early THEN price * 4 / 5 ELSE price END,
       start_time - CASE WHEN early THEN interval '1 year' ELSE interval '6 months' END,
       CASE WHEN early THEN start_time - interval '6 months' ELSE start_time END
FROM load_events CROSS JOIN load_types CROSS JOIN (VALUES ('Early bird', true), ('Normal', false)) AS phases (phase, early);

INSERT INTO standing_stock (event_id, ticket_type_id, quantity)
SELECT event_id, id, quantity FROM ticket_types WHERE standing AND id BETWEEN pg_temp.load_id(7, 0, 0) AND pg_temp.load_id(8, 0, 0);
