-- A movement tells what was moved in which lot, for which pick line, and which earlier movement it takes back.
alter table stock_movement add column seq bigint generated always as identity;
alter table stock_movement add column lot varchar(20);
alter table stock_movement add column expiry date;
alter table stock_movement add column serial varchar(20);
alter table stock_movement add column pick_line_id uuid;
alter table stock_movement add column reverses_id uuid;
create index stock_movement_pick_line on stock_movement (pick_line_id, seq);
create unique index stock_movement_seq on stock_movement (seq);
create index stock_movement_reverses on stock_movement (reverses_id);

alter table customer_order add column lane_seq bigint default 0 not null;
alter table warehouse add column lane_seq bigint default 0 not null;

-- Taken over from the warehouse at creation; a supervisor may grant one more.
alter table fulfillment add column max_pick_attempts integer default 3 not null;
alter table fulfillment add column max_pack_attempts integer default 3 not null;
update fulfillment set
    max_pick_attempts = (select w.max_pick_attempts from warehouse w where w.id = fulfillment.warehouse_id),
    max_pack_attempts = (select w.max_pack_attempts from warehouse w where w.id = fulfillment.warehouse_id);

create table fulfillment_hold (
    id uuid primary key,
    fulfillment_id uuid not null references fulfillment,
    kind varchar(16) not null,
    reason varchar(200) not null,
    placed_by varchar(80) not null,
    placed_at timestamp(6) with time zone not null,
    released_by varchar(80),
    released_at timestamp(6) with time zone,
    release_reason varchar(200)
);
create index fulfillment_hold_fulfillment on fulfillment_hold (fulfillment_id, released_at);

-- Goods to return to a bin; nobody's until somebody does it.
create table put_back (
    id uuid primary key,
    warehouse_id uuid not null references warehouse,
    fulfillment_id uuid not null references fulfillment,
    item_id uuid not null references fulfillment_item,
    sku_id uuid not null references sku,
    quantity integer not null check (quantity > 0),
    from_kind varchar(16) not null,
    from_id uuid not null,
    bin_id uuid references bin,
    lot varchar(20),
    expiry date,
    serial varchar(20),
    status varchar(8) not null check (status in ('open', 'done')),
    reason varchar(200) not null,
    created_at timestamp(6) with time zone not null,
    done_at timestamp(6) with time zone,
    done_by varchar(80),
    done_bin_id uuid references bin
);
create index put_back_fulfillment on put_back (fulfillment_id);
create index put_back_work on put_back (warehouse_id, status, created_at);
