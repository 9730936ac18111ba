insert into users (user_id, email, first_name, last_name, role, version, created_at, updated_at) values
    ('usr_admin', 'admin@shop.example', 'Shop', 'Administrator', 'ADMIN', 1, '2026-01-04 09:00:00Z', '2026-01-04 09:00:00Z'),
    ('usr_demo', 'customer@shop.example', 'Demo', 'Customer', 'USER', 1, '2026-01-04 09:00:01Z', '2026-01-04 09:00:01Z'),
    ('usr_ada', 'ada@example.org', 'Ada', 'Lovelace', 'USER', 2, '2026-01-05 23:29:00Z', '2026-01-06 00:05:00Z');
