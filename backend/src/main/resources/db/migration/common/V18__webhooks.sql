-- What an endpoint of kind webhook has beside its row of outbox_endpoint. The secrets are sealed with the server's key.
create table webhook (
    endpoint_id smallint primary key references outbox_endpoint (id),
    url varchar(2000) not null,
    allow_private boolean not null,
    secret varchar(400) not null,
    previous_secret varchar(400),
    previous_until timestamp(6) with time zone,
    version bigint default 0 not null,
    check ((previous_secret is null) = (previous_until is null))
);
