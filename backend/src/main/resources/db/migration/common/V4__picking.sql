create sequence picklist_number start with 1;

create table picklist (
    id uuid primary key,
    number varchar(16) not null unique,
    warehouse_id uuid not null references warehouse,
    status varchar(16) not null,
    operator_id uuid,
    confirmed_bin_id uuid references bin,
    created_at timestamp(6) with time zone not null,
    claimed_at timestamp(6) with time zone,
    completed_at timestamp(6) with time zone,
    lane_seq bigint default 0 not null,
    version bigint default 0 not null
);
create index picklist_work on picklist (warehouse_id, status, created_at);
create index picklist_operator on picklist (operator_id, status);

create table picklist_fulfillment (
    picklist_id uuid not null references picklist,
    fulfillment_id uuid not null references fulfillment,
    primary key (picklist_id, fulfillment_id)
);
create index picklist_fulfillment_fulfillment on picklist_fulfillment (fulfillment_id);

create table pick_line (
    id uuid primary key,
    picklist_id uuid not null references picklist,
    fulfillment_id uuid not null references fulfillment,
    item_id uuid not null references fulfillment_item,
    sku_id uuid not null references sku,
    bin_id uuid not null references bin,
    position integer not null,
    quantity integer not null check (quantity > 0),
    picked integer default 0 not null check (picked >= 0),
    short_quantity integer default 0 not null check (short_quantity >= 0),
    status varchar(16) not null,
    check (picked + short_quantity <= quantity)
);
create index pick_line_picklist on pick_line (picklist_id);
create index pick_line_fulfillment on pick_line (fulfillment_id);

-- One entry per accepted scan or confirmed quantity, so that the last can be undone.
create table pick (
    id uuid primary key,
    seq bigint generated always as identity,
    pick_line_id uuid not null references pick_line,
    picklist_id uuid not null references picklist,
    tote_id uuid not null references tote,
    quantity integer not null check (quantity > 0),
    operator_id uuid,
    picked_at timestamp(6) with time zone not null,
    undone boolean default false not null
);
create index pick_picklist on pick (picklist_id, seq);
