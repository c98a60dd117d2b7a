-- The version of a task is that of its picklist and of all of its lines, so that a pick need not touch the picklist.
alter table pick_line add column version bigint default 0 not null;
-- What became of the units that were not found.
alter table pick_line add column resolution varchar(16);
create index pick_line_item on pick_line (item_id);

-- What the warehouse usually does with units that are not found.
alter table warehouse add column short_policy varchar(16) default 'other_bin' not null;

-- Goods go to the newest tote of a fulfillment.
alter table tote add column bound_at timestamp(6) with time zone;
update tote set bound_at = current_timestamp where fulfillment_id is not null;

-- A picker learns of a cancelled fulfillment by the next scan, then puts its goods back one by one.
alter table picklist add column told boolean default true not null;
alter table picklist add column put_back_id uuid;

-- A fulfillment whose pick has failed leaves its picklist; the others go on.
alter table picklist_fulfillment add column gone boolean default false not null;

-- What is on a picklist is promised by its pick line.
delete from allocation where exists (
    select 1 from pick_line l
    where l.item_id = allocation.item_id and l.bin_id = allocation.bin_id and l.status = 'open');

-- A pick is a movement with its pick line, and an undone one is reversed by another. Until now a table of its own told
-- so; a pick was written right after its movement.
update stock_movement set pick_line_id = (
    select k.pick_line_id from pick k join pick_line l on l.id = k.pick_line_id
    where l.item_id = stock_movement.item_id and l.bin_id = stock_movement.from_id
        and k.tote_id = stock_movement.to_id and k.quantity = stock_movement.quantity
        and k.picked_at >= stock_movement.moved_at
    order by k.seq fetch first 1 rows only)
where reason = 'pick';
update stock_movement set pick_line_id = (
    select k.pick_line_id from pick k join pick_line l on l.id = k.pick_line_id
    where l.item_id = stock_movement.item_id and l.bin_id = stock_movement.to_id
        and k.tote_id = stock_movement.from_id and k.quantity = stock_movement.quantity
        and k.picked_at <= stock_movement.moved_at and k.undone = true
    order by k.seq desc fetch first 1 rows only)
where reason = 'undo_pick';
-- Of picks that are alike it does not matter which undo reverses which.
update stock_movement set reverses_id = (
    select picked.id
    from (
        select m.id, m.pick_line_id, m.to_id, m.quantity,
            row_number() over (partition by m.pick_line_id, m.to_id, m.quantity order by m.moved_at, m.seq) as n
        from stock_movement m where m.reason = 'pick') picked
    join (
        select each.*, row_number() over (
            partition by each.pick_line_id, each.tote_id, each.quantity, each.undone order by each.n) as undone_n
        from (
            select k.pick_line_id, k.tote_id, k.quantity, k.undone,
                row_number() over (partition by k.pick_line_id, k.tote_id, k.quantity order by k.seq) as n
            from pick k) each) told
        on told.pick_line_id = picked.pick_line_id and told.tote_id = picked.to_id
        and told.quantity = picked.quantity and told.n = picked.n and told.undone = true
    join (
        select m.id, m.pick_line_id, m.from_id, m.quantity,
            row_number() over (partition by m.pick_line_id, m.from_id, m.quantity order by m.moved_at, m.seq) as n
        from stock_movement m where m.reason = 'undo_pick') undo
        on undo.pick_line_id = picked.pick_line_id and undo.from_id = picked.to_id
        and undo.quantity = picked.quantity and undo.n = told.undone_n
    where undo.id = stock_movement.id)
where reason = 'undo_pick';

drop table pick;
