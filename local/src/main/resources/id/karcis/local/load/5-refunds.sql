INSERT INTO refunds (id, event_id, order_id, payment_id, reason, amount_minor, fee_minor, currency_code, status, create_time,
                     decide_time, complete_time)
SELECT pg_temp.load_id(13, k, 0), pg_temp.load_id(6, e, 0), pg_temp.load_id(9, k, 0), pg_temp.load_id(12, k, 0), 'Batal datang',
       count(*) * price, 0, 'IDR', 'COMPLETED', time + interval '1 day', time + interval '1 day', time + interval '2 days'
FROM load_tickets WHERE back GROUP BY k, e, price, time;

INSERT INTO refund_tickets (refund_id, ticket_id, amount_minor, fee_minor)
SELECT pg_temp.load_id(13, k, 0), pg_temp.load_id(11, k, copy), price, 0 FROM load_tickets WHERE back;

INSERT INTO order_refunds (id, payment_id, order_id, amount_minor, currency_code, create_time)
SELECT pg_temp.load_id(13, k, 0), pg_temp.load_id(12, k, 0), pg_temp.load_id(9, k, 0), count(*) * price, 'IDR',
       time + interval '2 days'
FROM load_tickets WHERE back GROUP BY k, price, time;

-- At the best-selling event some seats are kept back and some are held.
INSERT INTO seat_claims (event_id, seat_id, state, version)
SELECT pg_temp.load_id(6, 0, 0), pg_temp.load_id(5, 0, 900000 + n), 'BLOCKED', 1
FROM load_halls CROSS JOIN LATERAL generate_series(0, seats_per_section / 10 - 1) AS n WHERE h = 0;

INSERT INTO holds (id, event_id, user_id, seat_ids, state, create_time, expire_time)
SELECT pg_temp.load_id(15, n, 0), pg_temp.load_id(6, 0, 0), pg_temp.load_id(8, n, 0), ARRAY[pg_temp.load_id(5, 0, 800000 + n)],
       'ACTIVE', now(), now() + interval '10 minutes'
FROM load_halls CROSS JOIN LATERAL generate_series(0, seats_per_section / 4 - 1) AS n WHERE h = 0;

INSERT INTO seat_claims (event_id, seat_id, state, user_id, hold_id, expire_time)
SELECT event_id, seat_ids[1], 'HELD', user_id, id, expire_time FROM holds WHERE state = 'ACTIVE' AND id >= pg_temp.load_id(15, 0, 0)
  AND event_id = pg_temp.load_id(6, 0, 0);
