create table operator (
    id uuid primary key,
    badge varchar(24) not null unique,
    name varchar(80) not null,
    pin_hash varchar(100) not null,
    warehouse_id uuid not null,
    picker boolean not null,
    packer boolean not null,
    supervisor boolean not null,
    administrator boolean not null,
    failed_sign_ins integer default 0 not null,
    locked_until timestamp(6) with time zone,
    version bigint default 0 not null
);

-- The secret itself is never kept, only its SHA-256.
create table operator_session (
    secret_hash char(64) primary key,
    operator_id uuid not null references operator,
    station varchar(80) not null,
    started_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone
);
create index operator_session_operator on operator_session (operator_id);

create table api_key (
    secret_hash char(64) primary key,
    name varchar(80) not null unique,
    created_at timestamp(6) with time zone not null,
    revoked_at timestamp(6) with time zone
);

create table audit_entry (
    id uuid primary key,
    at timestamp(6) with time zone not null,
    device_at timestamp(6) with time zone,
    operation varchar(40) not null,
    fulfillment_id uuid,
    picklist_id uuid,
    operator_id uuid,
    actor varchar(80) not null,
    station varchar(80),
    before_value varchar(200),
    after_value varchar(200),
    entry varchar(8),
    detail varchar(400)
);
create index audit_entry_fulfillment on audit_entry (fulfillment_id, at);
create index audit_entry_picklist on audit_entry (picklist_id, at);

create table idempotency_record (
    caller varchar(80) not null,
    operation_key varchar(80) not null,
    request_hash char(64) not null,
    answer text,
    created_at timestamp(6) with time zone not null,
    primary key (caller, operation_key)
);
create index idempotency_record_age on idempotency_record (created_at);

create table outbox_events (
    id uuid primary key,
    seq bigint generated always as identity,
    feed_no bigint unique,
    shard smallint not null,
    aggregate_type varchar(64) not null,
    aggregate_id varchar(64) not null,
    lane_seq bigint not null,
    event_type varchar(128) not null,
    payload text not null,
    headers varchar(4000),
    status varchar(10) default 'PENDING' not null
        check (status in ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED')),
    retry_count integer default 0 not null,
    max_retries integer default 10 not null,
    recovery_count smallint default 0 not null,
    error_message varchar(400),
    available_at timestamp(6) with time zone not null,
    lease_epoch bigint,
    created_at timestamp(6) with time zone not null,
    processed_at timestamp(6) with time zone,
    dead_at timestamp(6) with time zone,
    unique (aggregate_type, aggregate_id, lane_seq)
);
create index outbox_events_ready on outbox_events (status, available_at, seq);
create index outbox_events_unnumbered on outbox_events (feed_no, seq);

-- One row: the number of the last event in the feed; its lock makes one process number at a time.
create table outbox_feed (
    only_row integer primary key check (only_row = 1),
    last_no bigint not null
);
insert into outbox_feed (only_row, last_no) values (1, 0);
