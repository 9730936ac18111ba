-- The six orders of the demo, as it leaves them ...
insert into orders
    (order_id, user_id, status, total, payment_id, failure_reason, version, created_at, updated_at)
values
    ('ord_confirmed', 'usr_demo', 'CONFIRMED', 25800, 'pay_confirmed', null, 3,
        '2026-01-04 10:00:00Z', '2026-01-04 10:00:00.911Z'),
    ('ord_out_of_stock', 'usr_demo', 'FAILED', 505800, null, 'out-of-stock', 2,
        '2026-01-04 10:00:01Z', '2026-01-04 10:00:01.366Z'),
    ('ord_declined', 'usr_demo', 'FAILED', 25800, null, 'payment-declined', 4,
        '2026-01-04 10:00:02Z', '2026-01-04 10:00:03.108Z'),
    ('ord_asked_again', 'usr_demo', 'CONFIRMED', 25800, 'pay_asked_again', null, 4,
        '2026-01-04 10:00:03Z', '2026-01-04 10:00:09.711Z'),
    ('ord_cancelled', 'usr_demo', 'CANCELLED', 25800, null, null, 5,
        '2026-01-04 10:00:04Z', '2026-01-04 10:00:08.035Z'),
    ('ord_timed_out', 'usr_demo', 'FAILED', 25800, null, 'payment-timeout', 7,
        '2026-01-04 10:00:05Z', '2026-01-04 10:00:23.711Z');

-- ... one that was cancelled long after it was confirmed, another day's, and one that is stuck.
insert into orders
    (order_id, user_id, status, total, payment_id, failure_reason, version, created_at, updated_at)
values
    ('ord_cancelled_late', 'usr_demo', 'CANCELLED', 24990, 'pay_cancelled_late', null, 5,
        '2026-01-04 18:00:00Z', '2026-01-06 01:30:00.035Z'),
    ('ord_two_lines', 'usr_ada', 'CONFIRMED', 29800, 'pay_two_lines', null, 3,
        '2026-01-05 23:30:00.250Z', '2026-01-05 23:30:00.651Z'),
    ('ord_espresso', 'usr_demo', 'CONFIRMED', 64900, 'pay_espresso', null, 3,
        '2026-01-06 00:20:00Z', '2026-01-06 00:20:00.200Z'),
    ('ord_declined_again', 'usr_ada', 'FAILED', 8950, null, 'payment-declined', 4,
        '2026-01-06 00:40:00Z', '2026-01-06 00:40:00.900Z'),
    ('ord_stuck', 'usr_ada', 'PENDING', 240000, null, null, 2,
        '2026-01-06 02:10:00Z', '2026-01-06 02:10:00.150Z');

insert into order_items (order_id, product_id, name, quantity, unit_price, line_total) values
    ('ord_confirmed', 'prd_keyboard', 'Mechanical keyboard', 2, 12900, 25800),
    ('ord_out_of_stock', 'prd_keyboard', 'Mechanical keyboard', 2, 12900, 25800),
    ('ord_out_of_stock', 'prd_first_edition', 'First edition, signed', 4, 120000, 480000),
    ('ord_declined', 'prd_keyboard', 'Mechanical keyboard', 2, 12900, 25800),
    ('ord_asked_again', 'prd_keyboard', 'Mechanical keyboard', 2, 12900, 25800),
    ('ord_cancelled', 'prd_keyboard', 'Mechanical keyboard', 2, 12900, 25800),
    ('ord_timed_out', 'prd_keyboard', 'Mechanical keyboard', 2, 12900, 25800),
    ('ord_cancelled_late', 'prd_headphones', 'Noise-cancelling headphones', 1, 24990, 24990),
    ('ord_two_lines', 'prd_keyboard', 'Mechanical keyboard, quiet', 1, 11900, 11900),
    ('ord_two_lines', 'prd_knife', 'Chef''s knife', 2, 8950, 17900),
    ('ord_espresso', 'prd_espresso', 'Espresso machine', 1, 64900, 64900),
    ('ord_declined_again', 'prd_knife', 'Chef''s knife', 1, 8950, 8950),
    ('ord_stuck', 'prd_first_edition', 'First edition, signed', 2, 120000, 240000);
