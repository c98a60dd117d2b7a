-- Half of each page stays free, so that claiming and completing rewrite rows in place (HOT) and touch no index.
alter table outbox_events set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
alter table outbox_deliveries set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_scale_factor = 0, autovacuum_vacuum_insert_threshold = 20000, autovacuum_vacuum_cost_delay = 0);
alter table outbox_shard set (fillfactor = 20);
alter table outbox_checkpoint set (fillfactor = 20);
alter table outbox_mark set (fillfactor = 20);

create index outbox_events_unnumbered on outbox_events (seq) where feed_no is null;
create index outbox_deliveries_put_off on outbox_deliveries (endpoint_id, available_at)
    where available_at is not null and processed_at is null;
create index outbox_deliveries_lane on outbox_deliveries (endpoint_id, aggregate_id, feed_no)
    where available_at is not null and processed_at is null;
create index outbox_deliveries_dead on outbox_deliveries (dead_at) where dead_at is not null;

insert into outbox_shard (shard) select generate_series(0, 63);
