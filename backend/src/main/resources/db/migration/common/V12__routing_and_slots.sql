alter table warehouse add column active boolean default true not null;
-- Country and subdivision codes with spaces between; null serves everywhere.
alter table warehouse add column regions varchar(1000);
alter table warehouse add column latitude double precision;
alter table warehouse add column longitude double precision;

-- All that routing needs again when an order that could not be routed is tried once more.
alter table customer_order add column region varchar(6);
alter table customer_order add column latitude double precision;
alter table customer_order add column longitude double precision;
alter table customer_order add column capacity_override varchar(200);
alter table customer_order add column capacity_override_by varchar(80);
alter table order_line add column warehouse_id uuid references warehouse;
create index customer_order_status on customer_order (status, created_at, id);

-- A warehouse with a row here takes work by time slots; the row's lock is the lock of all of its slots.
create table warehouse_capacity (
    warehouse_id uuid primary key references warehouse
);

create table slot_rule (
    warehouse_id uuid not null references warehouse,
    starts_at time not null,
    ends_at time not null,
    cut_off time not null,
    max_fulfillments integer check (max_fulfillments >= 0),
    max_lines integer check (max_lines >= 0),
    primary key (warehouse_id, starts_at)
);

-- Made when the first fulfillment takes it. Used is what its fulfillments take that are not cancelled.
create table time_slot (
    id uuid primary key,
    warehouse_id uuid not null references warehouse,
    starts_at timestamp(6) with time zone not null,
    ends_at timestamp(6) with time zone not null,
    cut_off_at timestamp(6) with time zone not null,
    max_fulfillments integer,
    max_lines integer,
    used_fulfillments integer default 0 not null check (used_fulfillments >= 0),
    used_lines integer default 0 not null check (used_lines >= 0),
    unique (warehouse_id, starts_at)
);

alter table fulfillment add column slot_id uuid references time_slot;
alter table fulfillment add column slot_lines integer default 0 not null;
alter table fulfillment add column slot_override_by varchar(80);
alter table fulfillment add column slot_override_reason varchar(200);
create index fulfillment_slot on fulfillment (slot_id);

create table routing_decision (
    id uuid primary key,
    order_id uuid not null references customer_order,
    decided_at timestamp(6) with time zone not null,
    why varchar(1000),
    narrowed boolean not null
);
create index routing_decision_order on routing_decision (order_id, decided_at);

create table routing_candidate (
    decision_id uuid not null references routing_decision,
    position integer not null,
    warehouse_id uuid not null references warehouse,
    outcome varchar(16) not null,
    rule varchar(24) not null,
    detail varchar(400) not null,
    slot_starts_at timestamp(6) with time zone,
    primary key (decision_id, position)
);
