create table shipment (
    id uuid primary key,
    fulfillment_id uuid not null unique references fulfillment,
    carrier varchar(40) not null,
    service varchar(40) not null,
    tracking_number varchar(64),
    shipped_at timestamp(6) with time zone not null
);
