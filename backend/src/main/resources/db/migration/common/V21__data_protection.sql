-- When what tells of the customer was erased; null while it is kept.
alter table customer_order add column erased_at timestamp(6) with time zone;
create index customer_order_kept on customer_order (erased_at, status, created_at);
create index import_run_ended on import_run (ended_at);
