-- Ids that tell what they name: a version 7 UUID of the kind and two numbers, older than any that a service makes. Those of
-- one kind grow with their numbers, as real ones grow with time.
CREATE FUNCTION pg_temp.load_id(kind integer, a bigint, b bigint) RETURNS uuid LANGUAGE sql IMMUTABLE
RETURN ('018' || to_hex(kind) || lpad(to_hex(a), 8, '0') || '70008000' || lpad(to_hex(b), 12, '0'))::uuid;

-- A number from 0 to 1 that looks drawn, and is the same every time.
CREATE FUNCTION pg_temp.drawn(a bigint, seed bigint) RETURNS double precision LANGUAGE sql IMMUTABLE
RETURN (hashint8extended(a, seed) & 2147483647) / 2147483648.0;

INSERT INTO locations (id, name, country_code, time_zone, create_time, update_time, version)
SELECT pg_temp.load_id(1, n, 0), 'Kota ' || n, 'ID', (ARRAY['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'])[1 + n % 3],
       now(), now(), 1
FROM generate_series(0, 49) AS n;

INSERT INTO categories (id, name, create_time, update_time, version)
SELECT pg_temp.load_id(2, n, 0), 'Genre ' || n, now(), now(), 1 FROM generate_series(0, 9) AS n;

-- Ten sections with seats and a floor. The first halls are eight times as large.
CREATE TEMP TABLE load_halls (h integer PRIMARY KEY, seats_per_section integer NOT NULL);
