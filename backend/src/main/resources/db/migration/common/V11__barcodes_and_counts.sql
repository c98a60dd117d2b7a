alter table sku add column lot_tracked boolean default false not null;
alter table sku add column serial_tracked boolean default false not null;
alter table sku add column version bigint default 0 not null;

-- A packaging level with a barcode of its own, such as a carton of 12.
create table sku_packaging (
    gtin char(14) primary key,
    sku_id uuid not null references sku,
    name varchar(40) not null,
    units integer not null check (units > 1)
);
create index sku_packaging_sku on sku_packaging (sku_id);

-- Every code that names one thing for good, in upper case. The scope is the warehouse, or all zeros for what is known
-- in every one.
create table barcode (
    scope uuid not null,
    code varchar(48) not null,
    kind varchar(8) not null check (kind in ('bin', 'tote', 'sku', 'badge')),
    target_id uuid not null,
    units integer default 1 not null check (units > 0),
    primary key (scope, code)
);
create index barcode_code on barcode (code);
create index barcode_target on barcode (target_id);

insert into barcode (scope, code, kind, target_id)
select b.warehouse_id, upper(b.code), 'bin', b.id from bin b
where not exists (
    select 1 from bin o where o.warehouse_id = b.warehouse_id and upper(o.code) = upper(b.code) and o.code < b.code);

insert into barcode (scope, code, kind, target_id)
select t.warehouse_id, upper(t.code), 'tote', t.id from tote t
where not exists (
    select 1 from tote o where o.warehouse_id = t.warehouse_id and upper(o.code) = upper(t.code) and o.code < t.code)
    and not exists (select 1 from barcode c where c.scope = t.warehouse_id and c.code = upper(t.code));

insert into barcode (scope, code, kind, target_id)
select '00000000-0000-0000-0000-000000000000', upper(s.code), 'sku', s.id from sku s
where not exists (select 1 from sku o where upper(o.code) = upper(s.code) and o.code < s.code);

insert into barcode (scope, code, kind, target_id)
select '00000000-0000-0000-0000-000000000000', s.gtin, 'sku', s.id from sku s
where s.gtin is not null and not exists (
    select 1 from barcode c where c.scope = '00000000-0000-0000-0000-000000000000' and c.code = s.gtin);

insert into barcode (scope, code, kind, target_id)
select '00000000-0000-0000-0000-000000000000', upper(p.badge), 'badge', p.id from operator p
where not exists (select 1 from operator o where upper(o.badge) = upper(p.badge) and o.badge < p.badge)
    and not exists (
        select 1 from barcode c where c.scope = '00000000-0000-0000-0000-000000000000' and c.code = upper(p.badge));

alter table count_task add column counted integer;
alter table count_task add column difference integer;
alter table count_task add column done_by varchar(80);
create index count_task_work on count_task (warehouse_id, status, id);
