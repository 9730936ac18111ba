create table users (
    user_id    text        primary key,
    email      text        not null,
    first_name text        not null,
    last_name  text        not null,
    role       text        not null check (role in ('USER', 'ANALYST', 'ADMIN')),
    version    bigint      not null check (version >= 1),
    created_at timestamptz not null,
    updated_at timestamptz not null
);
comment on table users is 'User accounts as the topic users tells them. No password hash is here.';
comment on column users.email is
    'Normalised: trimmed, in lower case. Unique by decision of the user service; a new holder''s row may come before the old one''s deletion, so no constraint says so.';
comment on column users.role is 'What the user may do.';
comment on column users.created_at is 'When the account was opened.';
comment on column users.updated_at is 'When its newest event occurred.';
comment on column users.version is 'Number of the account''s events; a row only gives way to one that is not older.';

create index users_by_email on users (email);

create function drop_older_row() returns trigger language plpgsql as $$
begin
    if new.version < old.version then
        return null;
    end if;
    return new;
end
$$;
comment on function drop_older_row() is 'Keeps the newer row when an older one is delivered again.';

create trigger drop_older_row before update on users
    for each row execute function drop_older_row();
