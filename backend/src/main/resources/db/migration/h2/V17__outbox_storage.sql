-- H2 has no partial indexes: these say as much, at the price of a longer index.
create index outbox_events_unnumbered on outbox_events (feed_no, seq);
create index outbox_deliveries_put_off on outbox_deliveries (endpoint_id, processed_at, available_at);
create index outbox_deliveries_lane on outbox_deliveries (endpoint_id, aggregate_id, feed_no);
create index outbox_deliveries_dead on outbox_deliveries (dead_at);

insert into outbox_shard (shard) select x from system_range(0, 63);
