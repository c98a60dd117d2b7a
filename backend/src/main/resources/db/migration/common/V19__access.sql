alter table operator add column language varchar(8) default 'en' not null;
-- In percent of the usual size.
alter table operator add column text_size integer default 100 not null;
alter table operator add column retired_at timestamp(6) with time zone;
alter table operator drop column failed_sign_ins;
alter table operator drop column locked_until;

-- Where an operator may work besides the home warehouse.
create table operator_warehouse (
    operator_id uuid not null references operator,
    warehouse_id uuid not null references warehouse,
    primary key (operator_id, warehouse_id)
);

-- No row: all zones.
create table operator_zone (
    operator_id uuid not null references operator,
    zone_id uuid not null references zone,
    primary key (operator_id, zone_id)
);

-- Wrong PINs in a row, by what they were tried on. A badge need not be known: an unknown one is locked like any other.
create table sign_in_attempt (
    subject_kind varchar(8) not null check (subject_kind in ('badge', 'station')),
    -- SHA-256 of the badge or of the station's name
    subject_hash char(64) not null,
    failures integer not null,
    last_at timestamp(6) with time zone not null,
    locked_until timestamp(6) with time zone,
    primary key (subject_kind, subject_hash)
);

create table station (
    id uuid primary key,
    name varchar(80) not null,
    -- The name in lower case; null once the station is retired, so that another may have it.
    held_name varchar(160) unique,
    warehouse_id uuid not null references warehouse,
    -- X.509 SubjectPublicKeyInfo in base64, P-256
    public_key varchar(400) not null,
    printer varchar(200),
    scale varchar(200),
    enrolled_at timestamp(6) with time zone not null,
    enrolled_by uuid references operator,
    last_seen_at timestamp(6) with time zone,
    retired_at timestamp(6) with time zone,
    version bigint default 0 not null
);

-- Shown once to a supervisor, good for one station.
create table station_code (
    code_hash char(64) primary key,
    name varchar(80) not null,
    warehouse_id uuid not null references warehouse,
    created_by uuid references operator,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    used_at timestamp(6) with time zone
);

create table station_token (
    secret_hash char(64) primary key,
    station_id uuid not null references station,
    expires_at timestamp(6) with time zone not null
);
create index station_token_station on station_token (station_id);

-- What a station showed once, for as long as it could be shown again.
create table station_proof (
    station_id uuid not null references station,
    -- SHA-256 of the assertion's jti
    id_hash char(64) not null,
    remembered_until timestamp(6) with time zone not null,
    primary key (station_id, id_hash)
);

drop table operator_session;
create table operator_session (
    id uuid primary key,
    operator_id uuid not null references operator,
    -- Where the operator works in this session.
    warehouse_id uuid not null references warehouse,
    station varchar(80) not null,
    -- Only its SHA-256; null while the session is locked.
    secret_hash char(64) unique,
    -- When the PIN was given.
    opened_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    locked_at timestamp(6) with time zone,
    ended_at timestamp(6) with time zone
);
create index operator_session_operator on operator_session (operator_id, station, opened_at);
create index operator_session_age on operator_session (expires_at);

-- One action that a supervisor let an operator do, at the operator's station.
create table approval (
    id uuid primary key,
    secret_hash char(64) not null unique,
    session_id uuid not null references operator_session,
    approver_id uuid not null references operator,
    action varchar(24) not null,
    -- What the action is about, such as a hold's or a task's id.
    subject varchar(80) not null,
    created_at timestamp(6) with time zone not null,
    expires_at timestamp(6) with time zone not null,
    used_at timestamp(6) with time zone
);
create index approval_session on approval (session_id);

alter table api_key rename to api_key_before;
create table api_key (
    name varchar(80) primary key,
    -- Separated by blanks.
    scopes varchar(400) not null,
    -- Null: all warehouses.
    warehouse_id uuid references warehouse,
    per_minute integer not null,
    created_at timestamp(6) with time zone not null,
    created_by varchar(80) not null,
    expires_at timestamp(6) with time zone,
    last_used_at timestamp(6) with time zone,
    revoked_at timestamp(6) with time zone,
    version bigint default 0 not null
);
insert into api_key (name, scopes, per_minute, created_at, created_by, revoked_at)
    select name, 'everything', 6000, created_at, 'upgrade', revoked_at from api_key_before;
-- Two are valid while a rotation's overlap lasts.
create table api_key_secret (
    secret_hash char(64) primary key,
    name varchar(80) not null references api_key,
    created_at timestamp(6) with time zone not null,
    valid_until timestamp(6) with time zone
);
create index api_key_secret_name on api_key_secret (name);
insert into api_key_secret (secret_hash, name, created_at) select secret_hash, name, created_at from api_key_before;
drop table api_key_before;

alter table audit_entry add column approver_id uuid;

-- The supervisor who let the operator release it.
alter table fulfillment_hold add column release_approver_id uuid references operator;

alter table warehouse add column typed_entry_needs_approval boolean default false not null;
