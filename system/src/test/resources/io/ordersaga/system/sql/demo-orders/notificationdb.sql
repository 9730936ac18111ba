-- What customers were told of users and orders; one address does not exist, and one mail is stuck.
insert into notifications
    (notification_id, user_id, type, channel, subject, body, status, reason, version, created_at, updated_at)
select 'ntf_' || number, user_id, type, 'email', 'Of your order', 'Hello', status, reason, 2, at, at + interval '1 second'
from (values
    (1, 'usr_admin', 'welcome', 'SENT', null, timestamptz '2026-01-04 09:00:00Z'),
    (2, 'usr_demo', 'welcome', 'SENT', null, '2026-01-04 09:00:01Z'),
    (3, 'usr_demo', 'order-confirmed', 'SENT', null, '2026-01-04 10:00:00.9Z'),
    (4, 'usr_demo', 'order-failed', 'SENT', null, '2026-01-04 10:00:01.4Z'),
    (5, 'usr_demo', 'order-failed', 'SENT', null, '2026-01-04 10:00:03.1Z'),
    (6, 'usr_demo', 'order-confirmed', 'SENT', null, '2026-01-04 10:00:09.7Z'),
    (7, 'usr_demo', 'order-cancelled', 'SENT', null, '2026-01-04 10:00:07.9Z'),
    (8, 'usr_demo', 'payment-refunded', 'SENT', null, '2026-01-04 10:00:08Z'),
    (9, 'usr_demo', 'order-failed', 'SENT', null, '2026-01-04 10:00:20.5Z'),
    (10, 'usr_demo', 'order-confirmed', 'SENT', null, '2026-01-04 18:00:01Z'),
    (11, 'usr_ada', 'welcome', 'FAILED', 'smtp-550', '2026-01-05 23:29:00Z'),
    (12, 'usr_ada', 'order-confirmed', 'SENT', null, '2026-01-05 23:30:00.7Z'),
    (13, 'usr_demo', 'order-confirmed', 'SENT', null, '2026-01-06 00:20:00.2Z'),
    (14, 'usr_ada', 'order-failed', 'PENDING', null, '2026-01-06 00:40:00.9Z'),
    (15, 'usr_demo', 'order-cancelled', 'SENT', null, '2026-01-06 01:30:00Z'),
    (16, 'usr_demo', 'payment-refunded', 'SENT', null, '2026-01-06 01:30:00.1Z')
) as told (number, user_id, type, status, reason, at);
