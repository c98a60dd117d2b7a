create table qc_check (
    id uuid primary key,
    fulfillment_id uuid not null references fulfillment,
    status varchar(8) not null,
    reason varchar(80) not null,
    contents_hash char(64),
    inspector_id uuid,
    created_at timestamp(6) with time zone not null,
    checked_at timestamp(6) with time zone
);
create index qc_check_fulfillment on qc_check (fulfillment_id, created_at);

create table qc_point (
    qc_check_id uuid not null references qc_check,
    position integer not null,
    point varchar(24) not null,
    passed boolean not null,
    defect varchar(24),
    quantity integer,
    disposition varchar(16),
    primary key (qc_check_id, position)
);
