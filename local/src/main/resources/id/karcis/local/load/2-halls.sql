INSERT INTO load_halls
SELECT h, ${seatsPerHall} / 10 * CASE WHEN h < ${bigHalls} THEN 8 ELSE 1 END
FROM generate_series(${from}, ${to} - 1) AS h;

INSERT INTO venues (id, name, location_id, address, capacity, create_time, update_time, version, seat_map_version)
SELECT pg_temp.load_id(3, h, 0), 'Gedung ' || h, pg_temp.load_id(1, h % 50, 0), 'Jl. Merdeka ' || h, seats_per_section * 20,
       now(), now(), 1, 1
FROM load_halls WHERE h >= ${from};

INSERT INTO venue_sections (id, venue_id, position, name, seat_category, standing_capacity)
SELECT pg_temp.load_id(4, h, s), pg_temp.load_id(3, h, 0), s, CASE WHEN s = 10 THEN 'Lantai' ELSE 'Blok ' || chr(65 + s) END,
       CASE WHEN s < 2 THEN 'VIP' WHEN s < 10 THEN 'Reguler' ELSE 'Festival' END,
       CASE WHEN s = 10 THEN seats_per_section * 10 END
FROM load_halls CROSS JOIN generate_series(0, 10) AS s WHERE h >= ${from};

INSERT INTO venue_seats (id, venue_id, section_id, row_position, seat_position, row_label, number, x, y, accessible)
SELECT pg_temp.load_id(5, h, s * 100000 + n), pg_temp.load_id(3, h, 0), pg_temp.load_id(4, h, s), n / 25, n % 25,
       'R' || n / 25 + 1, (n % 25 + 1)::text, s * 15 + n % 25 * 0.55, 5 + n / 25 * 0.9, n / 25 = 0
FROM load_halls
CROSS JOIN generate_series(0, 9) AS s
CROSS JOIN LATERAL generate_series(0, seats_per_section - 1) AS n
WHERE h >= ${from};
