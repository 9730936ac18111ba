create table payments (
    payment_id text        primary key,
    order_id   text        not null,
    user_id    text        not null,
    amount     bigint      not null check (amount between 0 and 9007199254740991),
    status     text        not null check (status in ('PENDING', 'UNKNOWN', 'COMPLETED', 'FAILED', 'REFUNDED')),
    reason     text,
    version    bigint      not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table payments is 'Payments as the topic payments tells them.';
comment on column payments.status is 'PENDING and UNKNOWN are on their way to one of the others; COMPLETED can become REFUNDED.';
comment on column payments.created_at is 'When it was asked for.';
comment on column payments.updated_at is 'When its newest event occurred.';
comment on column payments.amount is 'Minor units (cents).';
comment on column payments.reason is 'Why the payment failed, or is unknown.';
comment on column payments.version is 'Number of the payment''s events; a row only gives way to one that is not older.';

create index payments_by_order on payments (order_id);
create index payments_by_user on payments (user_id, created_at desc);

create function drop_older_row() returns trigger language plpgsql as $$
begin
    if new.version < old.version then
        return null;
    end if;
    return new;
end
$$;
comment on function drop_older_row() is 'Keeps the newer row when an older one is delivered again.';

create trigger drop_older_row before update on payments
    for each row execute function drop_older_row();

create view payments_for_people as
    select payment_id, order_id, user_id, round(amount / 100.0, 2) as amount, status, reason, created_at, updated_at
    from payments;
comment on view payments_for_people is 'Payments with their amount as people write it: two decimals, in the shop''s one currency.';
