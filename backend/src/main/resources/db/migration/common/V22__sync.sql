-- Central: who speaks for a station, what it sent, what it may do, what it is told.
create table sync_central (
    id integer primary key check (id = 1),
    incarnation integer not null,
    -- What tells a restored database from the one that went on; null where the database does not say.
    system_id varchar(40),
    timeline integer,
    since timestamp(6) with time zone not null,
    reason varchar(80) not null
);

create table sync_station (
    station_id uuid primary key references station,
    current_incarnation bigint not null,
    last_incarnation bigint not null,
    boots varchar(800) not null,
    suspected_clone boolean not null,
    last_hello_at timestamp(6) with time zone,
    app varchar(40),
    clock_offset_ms bigint default 0 not null,
    free_megabytes bigint default -1 not null,
    lost bigint default 0 not null,
    grant_refusal varchar(24),
    -- Of two computers that spoke for it, the one that stayed: from incarnations up to here only this start may go on.
    kept_boot varchar(40),
    kept_above bigint default 0 not null
);

create table sync_stream (
    station_id uuid not null references station,
    incarnation bigint not null,
    is_open boolean not null,
    applied_through bigint not null,
    chain char(32) not null,
    claimed_head bigint not null,
    claimed_oldest bigint not null,
    rescued_through bigint not null,
    primary key (station_id, incarnation)
);

create table sync_nonce (
    station_id uuid not null references station,
    nonce uuid not null,
    incarnation bigint not null,
    opened_at timestamp(6) with time zone not null,
    primary key (station_id, nonce)
);

create table sync_case (
    id uuid primary key,
    kind varchar(16) not null,
    station_id uuid not null references station,
    warehouse_id uuid not null references warehouse,
    -- May name one that a restored central does not have.
    fulfillment_id uuid,
    epoch bigint not null,
    code varchar(32),
    opened_at timestamp(6) with time zone not null,
    outcome varchar(16),
    resolved_at timestamp(6) with time zone,
    resolved_by uuid references operator,
    reason varchar(200),
    version bigint default 1 not null
);
create index sync_case_fulfillment on sync_case (fulfillment_id, epoch);
create index sync_case_open on sync_case (warehouse_id, resolved_at, opened_at);

create table sync_operation (
    station_id uuid not null references station,
    incarnation bigint not null,
    seq bigint not null,
    operation_id uuid not null,
    -- The operation as it came, JSON; its bytes never change.
    operation text not null,
    chain char(32) not null,
    verdict varchar(16) not null,
    code varchar(32),
    case_id uuid references sync_case,
    applied_at timestamp(6) with time zone not null,
    -- The first place at which an operation came carries the verdict; others are duplicates.
    is_first boolean not null,
    primary key (station_id, incarnation, seq)
);
create index sync_operation_id on sync_operation (operation_id, is_first);
create index sync_operation_case on sync_operation (case_id);
create index sync_operation_applied on sync_operation (station_id, incarnation, applied_at);

-- What an operation whose step was refused moved: enough to take exactly that back.
create table sync_fact (
    operation_id uuid not null,
    no integer not null,
    case_id uuid not null references sync_case,
    -- Null where nothing moved.
    movement_id uuid,
    primary key (operation_id, no)
);
create index sync_fact_case on sync_fact (case_id);

create table sync_failure (
    operation_id uuid primary key,
    tries integer not null,
    error varchar(400) not null,
    failed_at timestamp(6) with time zone not null
);

create table sync_lease (
    fulfillment_id uuid not null references fulfillment,
    epoch bigint not null,
    station_id uuid not null references station,
    kind varchar(8) not null,
    state varchar(8) not null,
    granted_at timestamp(6) with time zone not null,
    -- Null for an active one.
    start_by timestamp(6) with time zone,
    ended_at timestamp(6) with time zone,
    end_reason varchar(12),
    case_id uuid references sync_case,
    primary key (fulfillment_id, epoch)
);
create index sync_lease_station on sync_lease (station_id, state);

create table sync_cancel (
    fulfillment_id uuid primary key references fulfillment,
    requested_at timestamp(6) with time zone not null,
    requested_by varchar(80) not null,
    reason varchar(200)
);

create table sync_request (
    station_id uuid not null references station,
    request_id uuid not null,
    asked_at timestamp(6) with time zone not null,
    primary key (station_id, request_id)
);

-- A feed per station and one of the reference data (whose feed_id is all zeros).
create table sync_feed (
    feed_id uuid primary key,
    head bigint not null,
    low bigint not null
);
insert into sync_feed (feed_id, head, low) values ('00000000-0000-0000-0000-000000000000', 0, 0);

create table sync_feed_message (
    feed_id uuid not null references sync_feed,
    no bigint not null,
    kind varchar(24) not null,
    fulfillment_id uuid,
    epoch bigint not null,
    body text,
    told_at timestamp(6) with time zone not null,
    primary key (feed_id, no)
);

-- Blocks of SSCC serials, per incarnation of a station, never given twice.
create table sync_number_block (
    station_id uuid not null references station,
    incarnation bigint not null,
    first_serial bigint not null,
    last_serial bigint not null,
    given_at timestamp(6) with time zone not null,
    primary key (first_serial)
);
create index sync_number_block_station on sync_number_block (station_id, incarnation);

-- Goods of a case go back that no item counts as picked.
alter table put_back alter column item_id drop not null;

-- Station: who it is and what it did.
create table sync_identity (
    id integer primary key check (id = 1),
    station_id uuid not null,
    incarnation bigint not null,
    central integer not null,
    head bigint not null,
    chain char(32) not null,
    acked bigint not null,
    hello_no bigint not null,
    boot varchar(40) not null,
    server_time bigint not null
);

create table sync_log (
    position bigint primary key,
    operation_id uuid not null unique,
    incarnation bigint not null,
    seq bigint not null,
    operation text not null,
    chain char(32) not null,
    standing varchar(10) not null,
    verdict varchar(16),
    code varchar(32),
    case_id uuid,
    fulfillment_id uuid,
    epoch bigint not null,
    done_at bigint not null,
    confirmed_at bigint
);
create unique index sync_log_place on sync_log (incarnation, seq);
create index sync_log_standing on sync_log (standing, incarnation, seq);
create index sync_log_lease on sync_log (fulfillment_id, epoch);

create table sync_held_lease (
    fulfillment_id uuid primary key,
    epoch bigint not null,
    kind varchar(8) not null,
    state varchar(8) not null,
    wall bigint not null,
    mono bigint not null,
    boot varchar(40) not null,
    server_time bigint not null,
    start_within bigint not null,
    stop_reason varchar(12),
    snapshot_wanted boolean default false not null
);

create table sync_feed_point (
    feed varchar(12) primary key,
    central integer not null,
    no bigint not null
);

create table sync_held_block (
    first_serial bigint primary key,
    incarnation bigint not null,
    last_serial bigint not null,
    next_serial bigint not null
);

create table sync_flag (
    name varchar(24) primary key,
    body text
);
