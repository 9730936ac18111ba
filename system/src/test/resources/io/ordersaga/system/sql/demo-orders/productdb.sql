-- The demo catalogue after the orders of orderdb.sql, and a mug of which there is none.
insert into products
    (product_id, name, description, price, category, on_hand, held, sold, version, created_at, updated_at)
values
    ('prd_keyboard', 'Mechanical keyboard, quiet', 'Hot-swappable switches, aluminium case', 11900, 'Electronics',
        245, 0, 5, 17, '2026-01-04 09:01:00Z', '2026-01-05 23:30:01Z'),
    ('prd_headphones', 'Noise-cancelling headphones', 'Thirty hours of quiet', 24990, 'Electronics',
        120, 0, 0, 4, '2026-01-04 09:01:00Z', '2026-01-06 01:30:01Z'),
    ('prd_espresso', 'Espresso machine', 'Fifteen bar, brass boiler', 64900, 'Kitchen',
        39, 0, 1, 3, '2026-01-04 09:01:00Z', '2026-01-06 00:20:01Z'),
    ('prd_knife', 'Chef''s knife', 'Forged, 20 cm', 8950, 'Kitchen',
        78, 0, 2, 5, '2026-01-04 09:01:00Z', '2026-01-06 00:40:01Z'),
    ('prd_first_edition', 'First edition, signed', 'There are three of them', 120000, 'Books',
        3, 2, 0, 2, '2026-01-04 09:01:00Z', '2026-01-06 02:10:01Z'),
    ('prd_mug', 'Mug', 'Holds tea', 1200, null,
        0, 0, 0, 1, '2026-01-04 09:01:00Z', '2026-01-04 09:01:00Z');
