-- Central: what stations brought along that had worked alone before; one of each at most.
create table sync_handover (
    id uuid primary key,
    station_id uuid not null unique references station,
    taken_at timestamp(6) with time zone not null,
    row_count bigint not null,
    matched bigint not null,
    renumbered bigint not null
);

-- Sealed entries that were taken over keep the ids that they were sealed with: whose these are here.
create table audit_alias (
    id uuid primary key,
    now_id uuid not null
);
create index audit_alias_now on audit_alias (now_id);

-- The id of the chain when it was sealed, where another chain has that id here.
alter table audit_entry add column sealed_as uuid;
