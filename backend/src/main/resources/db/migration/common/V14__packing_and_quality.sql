-- What a package holds is told by lot and serial; a package and an item have a row for each.
create table package_goods (
    package_id uuid not null references package,
    item_id uuid not null references fulfillment_item,
    lot varchar(20),
    expiry date,
    serial varchar(20),
    quantity integer not null check (quantity > 0)
);
insert into package_goods (package_id, item_id, quantity) select package_id, item_id, quantity from package_item;
drop table package_item;
alter table package_goods rename to package_item;
create index package_item_package on package_item (package_id);
create index package_item_item on package_item (item_id);

-- What was packed last is the newest movement from a tote to a package that no other one reverses.
drop table pack;

alter table fulfillment alter column qc_reason set data type varchar(120);
alter table qc_check alter column reason set data type varchar(120);

-- One secret of this database: which fulfillments are sampled follows from it and their number.
create table qc_seed (
    id integer primary key check (id = 1),
    seed varchar(200)
);
insert into qc_seed (id) values (1);

create table qc_rule (
    warehouse_id uuid primary key references warehouse,
    value_limit numeric(14, 4) check (value_limit >= 0),
    sample_rate integer default 0 not null check (sample_rate between 0 and 10000),
    version bigint default 1 not null
);

create table qc_rule_customer (
    warehouse_id uuid not null references qc_rule,
    position integer not null,
    customer varchar(80) not null,
    customer_key varchar(240) not null,
    primary key (warehouse_id, customer_key)
);

create table qc_rule_point (
    warehouse_id uuid not null references qc_rule,
    position integer not null,
    code varchar(24) not null,
    text varchar(120),
    unit varchar(16),
    min_value numeric(14, 4),
    max_value numeric(14, 4),
    primary key (warehouse_id, position),
    unique (warehouse_id, code)
);

-- A failed check that waits for a supervisor names the hold whose release is the decision.
alter table qc_check add column hold_id uuid references fulfillment_hold;

alter table qc_point add column measured numeric(14, 4);
alter table qc_point add column photo varchar(200);
