create sequence sscc_serial start with 1;

create table box_type (
    code varchar(16) primary key,
    name varchar(80) not null,
    length_mm integer not null,
    width_mm integer not null,
    height_mm integer not null,
    tare_grams integer not null
);

create table package (
    id uuid primary key,
    fulfillment_id uuid not null references fulfillment,
    number integer not null,
    sscc char(18) not null unique,
    box_type varchar(16) not null references box_type,
    tare_grams integer not null,
    weight_grams integer,
    status varchar(16) not null,
    opened_at timestamp(6) with time zone not null,
    closed_at timestamp(6) with time zone
);
create index package_fulfillment on package (fulfillment_id);

create table package_item (
    package_id uuid not null references package,
    item_id uuid not null references fulfillment_item,
    quantity integer not null check (quantity > 0),
    primary key (package_id, item_id)
);

-- One entry per packed unit or units, so that the last can be undone.
create table pack (
    id uuid primary key,
    seq bigint generated always as identity,
    fulfillment_id uuid not null references fulfillment,
    package_id uuid not null references package,
    item_id uuid not null references fulfillment_item,
    quantity integer not null check (quantity > 0),
    operator_id uuid,
    packed_at timestamp(6) with time zone not null,
    undone boolean default false not null
);
create index pack_fulfillment on pack (fulfillment_id, seq);
