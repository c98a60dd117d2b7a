-- The trail names operators by id alone; systems keep their names.
alter table audit_entry alter column actor drop not null;
alter table audit_entry add column warehouse_id uuid;
alter table audit_entry add column order_id uuid;
-- What somebody typed or scanned. It may be erased: the chain holds its salted hash alone.
alter table audit_entry add column note varchar(400);
alter table audit_entry add column note_salt varchar(64);
alter table audit_entry add column note_hash varchar(64);
-- Null until the entry is sealed. The chain is the warehouse, or all zeros for what belongs to none.
alter table audit_entry add column chain_id uuid;
alter table audit_entry add column chain_no bigint;
alter table audit_entry add column sealed_at timestamp(6) with time zone;
alter table audit_entry add column previous_hash varchar(64);
alter table audit_entry add column hash varchar(64);

update audit_entry set
    warehouse_id = (select o.warehouse_id from operator o where o.id = audit_entry.operator_id),
    actor = case when operator_id is null then actor end,
    before_value = case when operation = 'take_over' then null else before_value end,
    after_value = case
        when operation = 'take_over' then cast(operator_id as varchar(36))
        when operation in ('scan_refused', 'look_up', 'sign_in_refused') then null
        else after_value end,
    note = case
        when operation in ('scan_refused', 'look_up') then after_value
        when operation = 'sign_in_refused' then null
        else detail end,
    detail = case when operation = 'scan_refused' then detail end;
update audit_entry set order_id = (select o.id from customer_order o where o.number = audit_entry.note)
where operation in ('cancel_order', 'route_order');
update audit_entry set order_id = (
    select o.id from customer_order o
    where o.number = substring(audit_entry.note from 1 for position(':' in audit_entry.note) - 1))
where operation = 'create_order' and position(':' in note) > 1;

-- Finds what waits for its seal, too.
create unique index audit_entry_chain on audit_entry (chain_id, chain_no);
create index audit_entry_order on audit_entry (order_id, at);
create index audit_entry_operator on audit_entry (operator_id, at);
create index audit_entry_approver on audit_entry (approver_id, at);
create index audit_entry_station on audit_entry (station, at);
-- What a tote carried.
create index stock_movement_to on stock_movement (to_id, seq);

create table audit_chain (
    id uuid primary key,
    entries bigint not null,
    -- The hash of the last one.
    head varchar(64) not null
);
