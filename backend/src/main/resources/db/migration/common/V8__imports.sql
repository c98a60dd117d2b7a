create table order_import (
    id uuid primary key,
    file_name varchar(255) not null,
    status varchar(16) not null,
    message varchar(1000),
    create_skus boolean not null,
    bytes_total bigint not null,
    bytes_done bigint default 0 not null,
    lines bigint default 0 not null,
    orders_accepted bigint default 0 not null,
    lines_accepted bigint default 0 not null,
    orders_skipped bigint default 0 not null,
    lines_skipped bigint default 0 not null,
    orders_rejected bigint default 0 not null,
    requested_by varchar(80) not null,
    started_at timestamp(6) with time zone not null,
    ended_at timestamp(6) with time zone
);

create table order_import_reject (
    import_id uuid not null references order_import,
    line_number bigint not null,
    order_number varchar(40),
    reason varchar(40) not null,
    detail varchar(400) not null,
    original text not null,
    primary key (import_id, line_number)
);
