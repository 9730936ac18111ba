create table orders (
    order_id       text        primary key,
    user_id        text        not null,
    status         text        not null check (status in ('PENDING', 'CONFIRMED', 'FAILED', 'CANCELLED')),
    total          bigint      not null check (total between 0 and 9007199254740991),
    payment_id     text,
    failure_reason text,
    version        bigint      not null check (version >= 1),
    created_at     timestamptz not null,
    updated_at     timestamptz not null,
    constraint failed_for_a_reason check (status <> 'FAILED' or failure_reason is not null)
);
comment on table orders is 'Orders as the topic orders tells them.';
comment on column orders.user_id is 'Who placed it.';
comment on column orders.status is 'PENDING until it has ended; of the others only CONFIRMED can still become CANCELLED.';
comment on column orders.payment_id is 'Its payment, once one was asked for.';
comment on column orders.created_at is 'When it was placed.';
comment on column orders.updated_at is 'When its newest event occurred.';
comment on column orders.total is 'Minor units (cents), sum of the order''s items.';
comment on column orders.failure_reason is 'Code of the reason why the order failed.';
comment on column orders.version is 'Number of the order''s events; a row only gives way to one that is not older.';

create index orders_by_user on orders (user_id, created_at desc);
create index orders_by_time on orders (created_at desc);

create table order_items (
    order_id   text    not null,
    product_id text    not null,
    name       text    not null,
    quantity   integer not null check (quantity between 1 and 100000),
    unit_price bigint  not null check (unit_price between 0 and 9007199254740991),
    line_total bigint  not null check (line_total between 0 and 9007199254740991),
    primary key (order_id, product_id),
    constraint line_total_is_the_product check (line_total = unit_price * quantity)
);
comment on table order_items is
    'The lines of orders as the topic order-items tells them; they never change. A line may come before its order, so no foreign key ties them.';
comment on column order_items.name is 'The product''s name when the order was placed.';
comment on column order_items.quantity is 'Units.';
comment on column order_items.unit_price is 'Minor units (cents) at which the order was placed.';
comment on column order_items.line_total is 'Minor units (cents).';

create index order_items_by_product on order_items (product_id);

create function drop_older_row() returns trigger language plpgsql as $$
begin
    if new.version < old.version then
        return null;
    end if;
    return new;
end
$$;
comment on function drop_older_row() is 'Keeps the newer row when an older one is delivered again.';

create trigger drop_older_row before update on orders
    for each row execute function drop_older_row();

create view orders_for_people as
    select order_id, user_id, status, round(total / 100.0, 2) as total, payment_id, failure_reason, created_at, updated_at
    from orders;
comment on view orders_for_people is 'Orders with their total as people write it: two decimals, in the shop''s one currency.';

create view order_items_for_people as
    select order_id, product_id, name, quantity, round(unit_price / 100.0, 2) as unit_price,
           round(line_total / 100.0, 2) as line_total
    from order_items;
comment on view order_items_for_people is 'The lines of orders with amounts as people write them.';
