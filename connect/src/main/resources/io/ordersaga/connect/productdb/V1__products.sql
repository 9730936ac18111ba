create table products (
    product_id  text        primary key,
    name        text        not null,
    description text        not null,
    price       bigint      not null check (price between 0 and 9007199254740991),
    category    text,
    image_url   text,
    on_hand     bigint      not null check (on_hand >= 0),
    held        bigint      not null check (held >= 0),
    sold        bigint      not null check (sold >= 0),
    available   bigint      generated always as (on_hand - held) stored,
    version     bigint      not null check (version >= 1),
    created_at  timestamptz not null,
    updated_at  timestamptz not null,
    constraint held_is_on_hand check (held <= on_hand)
);
comment on table products is 'The catalogue with its stock as the topic products tells it.';
comment on column products.created_at is 'When the product came into the catalogue.';
comment on column products.updated_at is 'When its newest event occurred.';
comment on column products.price is 'Minor units (cents) of one unit.';
comment on column products.on_hand is 'Units in the warehouse; a hold does not touch it.';
comment on column products.held is 'Units on hand that open orders hold.';
comment on column products.sold is 'Units that have left with confirmed orders.';
comment on column products.available is 'Units that a new order can have.';
comment on column products.version is 'Number of the product''s events; a row only gives way to one that is not older.';

create index products_by_category on products (category);

create function drop_older_row() returns trigger language plpgsql as $$
begin
    if new.version < old.version then
        return null;
    end if;
    return new;
end
$$;
comment on function drop_older_row() is 'Keeps the newer row when an older one is delivered again.';

create trigger drop_older_row before update on products
    for each row execute function drop_older_row();

create view products_for_people as
    select product_id, name, description, round(price / 100.0, 2) as price, category, image_url,
           on_hand, held, available, sold, created_at, updated_at
    from products;
comment on view products_for_people is 'The catalogue with prices as people write them: two decimals, in the shop''s one currency.';
