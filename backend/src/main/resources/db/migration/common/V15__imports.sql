-- Imports take SKUs, bins and stock as well as orders. A record is an order, else one line.
alter table order_import rename to import_run;
alter table import_run add column kind varchar(16) default 'orders' not null;
alter table import_run add column warehouse varchar(16);
alter table import_run rename column orders_accepted to records_accepted;
alter table import_run rename column orders_skipped to records_skipped;
alter table import_run rename column orders_rejected to records_rejected;

alter table order_import_reject rename to import_reject;
alter table import_reject rename column order_number to record_key;
alter table import_reject alter column record_key set data type varchar(100);
