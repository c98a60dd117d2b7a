create sequence fulfillment_number start with 1;

create table customer_order (
    id uuid primary key,
    number varchar(40) not null unique,
    customer varchar(80),
    status varchar(16) not null,
    content_hash char(64) not null,
    ordered_at timestamp(6) with time zone,
    created_at timestamp(6) with time zone not null,
    version bigint default 0 not null
);

create table order_line (
    id uuid primary key,
    order_id uuid not null references customer_order,
    line_number integer not null,
    sku_id uuid not null references sku,
    quantity integer not null check (quantity > 0),
    unit_price numeric(14, 4),
    unique (order_id, line_number)
);

create table fulfillment (
    id uuid primary key,
    number varchar(16) not null unique,
    order_id uuid not null references customer_order,
    warehouse_id uuid not null references warehouse,
    part_number integer not null,
    status varchar(16) not null,
    status_since timestamp(6) with time zone not null,
    created_at timestamp(6) with time zone not null,
    pick_attempts integer default 0 not null,
    pack_attempts integer default 0 not null,
    qc_required boolean not null,
    qc_reason varchar(80),
    operator_id uuid,
    lane_seq bigint default 0 not null,
    version bigint default 0 not null,
    unique (order_id, warehouse_id, part_number)
);
create index fulfillment_work on fulfillment (warehouse_id, status, created_at);

create table fulfillment_item (
    id uuid primary key,
    fulfillment_id uuid not null references fulfillment,
    order_line_id uuid not null references order_line,
    line_number integer not null,
    sku_id uuid not null references sku,
    ordered integer not null check (ordered > 0),
    allocated integer not null check (allocated >= 0),
    picked integer default 0 not null check (picked >= 0),
    short_quantity integer default 0 not null check (short_quantity >= 0),
    packed integer default 0 not null check (packed >= 0),
    check (packed <= picked),
    check (picked + short_quantity <= ordered)
);
create index fulfillment_item_fulfillment on fulfillment_item (fulfillment_id);

-- Units of a bin promised to an item; what was picked is no longer promised.
create table allocation (
    item_id uuid not null references fulfillment_item,
    bin_id uuid not null references bin,
    sku_id uuid not null references sku,
    quantity integer not null check (quantity > 0),
    primary key (item_id, bin_id)
);

create table attempt (
    fulfillment_id uuid not null references fulfillment,
    stage varchar(4) not null,
    number integer not null,
    cause varchar(200) not null,
    failed_at timestamp(6) with time zone not null,
    operator_id uuid,
    primary key (fulfillment_id, stage, number)
);

-- Bins in which an item of the fulfillment was not found; a retry avoids them.
create table avoided_bin (
    fulfillment_id uuid not null references fulfillment,
    bin_id uuid not null references bin,
    sku_id uuid not null references sku,
    primary key (fulfillment_id, bin_id, sku_id)
);
