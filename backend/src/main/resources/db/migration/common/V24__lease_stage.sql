-- Picking and packing apart, where a tote was taken over from a station that is silent.
alter table sync_lease add column stage varchar(8) default 'all' not null;
