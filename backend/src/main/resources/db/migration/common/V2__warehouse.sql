create table warehouse (
    id uuid primary key,
    code varchar(16) not null unique,
    name varchar(80) not null,
    time_zone varchar(64) not null,
    priority integer not null,
    max_pick_attempts integer default 3 not null check (max_pick_attempts > 0),
    max_pack_attempts integer default 3 not null check (max_pack_attempts > 0),
    carrier varchar(40) not null,
    carrier_service varchar(40) not null,
    version bigint default 0 not null
);

create table zone (
    id uuid primary key,
    warehouse_id uuid not null references warehouse,
    code varchar(16) not null,
    name varchar(80) not null,
    unique (warehouse_id, code)
);

create table bin (
    id uuid primary key,
    warehouse_id uuid not null references warehouse,
    zone_id uuid not null references zone,
    code varchar(24) not null,
    x_metres double precision not null,
    y_metres double precision not null,
    pick_sequence integer not null,
    unique (warehouse_id, code)
);

create table sku (
    id uuid primary key,
    code varchar(40) not null unique,
    description varchar(200) not null,
    gtin char(14) unique,
    weight_grams integer check (weight_grams > 0),
    qc_flagged boolean default false not null
);

-- On hand is what the movements say; it is kept here because every promise reads it.
create table stock (
    bin_id uuid not null references bin,
    sku_id uuid not null references sku,
    warehouse_id uuid not null references warehouse,
    on_hand integer not null check (on_hand >= 0),
    allocated integer default 0 not null check (allocated >= 0),
    locked integer default 0 not null check (locked >= 0),
    primary key (bin_id, sku_id)
);
create index stock_sku on stock (sku_id, warehouse_id);

create table tote (
    id uuid primary key,
    warehouse_id uuid not null references warehouse,
    code varchar(24) not null,
    fulfillment_id uuid,
    unique (warehouse_id, code)
);
create index tote_fulfillment on tote (fulfillment_id);

create table stock_movement (
    id uuid primary key,
    moved_at timestamp(6) with time zone not null,
    warehouse_id uuid not null references warehouse,
    sku_id uuid not null references sku,
    quantity integer not null check (quantity > 0),
    from_kind varchar(16) not null,
    from_id uuid,
    to_kind varchar(16) not null,
    to_id uuid,
    reason varchar(40) not null,
    item_id uuid,
    operator_id uuid
);
create index stock_movement_sku on stock_movement (sku_id, warehouse_id);
create index stock_movement_item on stock_movement (item_id);

create table count_task (
    id uuid primary key,
    warehouse_id uuid not null references warehouse,
    bin_id uuid not null references bin,
    sku_id uuid not null references sku,
    status varchar(8) not null,
    reason varchar(40) not null,
    created_at timestamp(6) with time zone not null,
    done_at timestamp(6) with time zone
);
create index count_task_place on count_task (bin_id, sku_id, status);
