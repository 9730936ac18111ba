create table notifications (
    notification_id text        primary key,
    user_id         text        not null,
    type            text        not null check (type in
        ('welcome', 'order-confirmed', 'order-failed', 'order-cancelled', 'payment-refunded')),
    channel         text        not null check (channel in ('email')),
    subject         text        not null,
    body            text        not null,
    status          text        not null check (status in ('PENDING', 'SENT', 'FAILED')),
    reason          text,
    version         bigint      not null check (version >= 1),
    created_at      timestamptz not null,
    updated_at      timestamptz not null
);
comment on table notifications is 'Notifications as the topic notifications tells them.';
comment on column notifications.status is 'PENDING while it is being delivered.';
comment on column notifications.created_at is 'When it was decided to tell the user.';
comment on column notifications.updated_at is 'When its newest event occurred.';
comment on column notifications.reason is 'Why the notification failed.';
comment on column notifications.version is 'Number of the notification''s events; a row only gives way to one that is not older.';

create index notifications_by_user on notifications (user_id, created_at desc);

create function drop_older_row() returns trigger language plpgsql as $$
begin
    if new.version < old.version then
        return null;
    end if;
    return new;
end
$$;
comment on function drop_older_row() is 'Keeps the newer row when an older one is delivered again.';

create trigger drop_older_row before update on notifications
    for each row execute function drop_older_row();
