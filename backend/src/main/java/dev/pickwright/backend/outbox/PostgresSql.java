package dev.pickwright.backend.outbox;

/** The longer statements of {@link PostgresOutboxStore}. */
final class PostgresSql {

    private static final String EVENT =
            "e.id, e.event_type, e.schema_version, e.created_at, e.aggregate_type, e.aggregate_id, e.lane_seq, e.headers, e.payload";

    /**
     * The picked rows are found by their place: by their key, a table that was empty when it was last looked at, as it is
     * after a quiet week, is read as a whole for each of them. A row that moved meanwhile is left for the next claim.
     */
    static final String CLAIM = """
            update outbox_deliveries o set status = 'PROCESSING', lease_epoch = p.epoch
            from pick p join outbox_events e on e.id = p.event_id
            where o.ctid = p.place and o.status = 'PENDING'
            returning o.shard as d_shard, o.feed_no as d_feed_no, o.lease_epoch as d_epoch,
                o.retry_count as d_failures, o.available_at is not null as d_put_off, o.replay_count as d_replays,
            """ + EVENT;

    static final String NUMBER = """
            with picked as materialized (
                select place, event_type, row_number() over (order by seq) as n from (
                    select ctid as place, event_type, seq from outbox_events where feed_no is null and seq > ?
                    order by seq limit ?) u),
            numbered as (
                update outbox_events e set feed_no = ? + p.n, deliveries_open = w.open,
                    status = case when w.open = 0 then 'COMPLETED' else 'PENDING' end,
                    processed_at = case when w.open = 0 then now() end
                from picked p cross join lateral (
                    select count(*) as open from outbox_endpoint t
                    where t.enabled and (t.event_types is null or p.event_type = any(t.event_types))) w
                where e.ctid = p.place and e.feed_no is null
                returning e.id, e.seq, e.feed_no, e.shard, e.aggregate_type, e.aggregate_id, e.lane_seq, e.event_type),
            handed as (
                insert into outbox_deliveries (endpoint_id, shard, feed_no, event_id, aggregate_type, aggregate_id,
                    lane_seq, max_retries)
                select t.id, n.shard, n.feed_no, n.id, n.aggregate_type, n.aggregate_id, n.lane_seq, t.max_retries
                from numbered n
                join outbox_endpoint t on t.enabled and (t.event_types is null or n.event_type = any(t.event_types))
                order by n.feed_no),
            marked as (
                update outbox_mark m set feed_no = l.last from (select max(feed_no) as last from numbered) l
                where m.name = 'numbered' and l.last is not null)
            select count(*), coalesce(max(seq), 0), coalesce(max(feed_no), 0),
                coalesce(bit_or(1::bigint << shard), 0) from numbered
            """;

    /**
     * Rows that an owner can have left under way: behind its checkpoint, or put off. Of the suspect ones of a lane only
     * the first may be tried by itself, the others wait behind it.
     */
    static final String RECOVER = """
            with mine as (select * from unnest(?::smallint[], ?::bigint[]) as m(shard, epoch)),
            lost as materialized (
                select d.place, coalesce(c.done_no, 0) as done_no from mine m cross join outbox_endpoint t
                left join outbox_checkpoint c on c.endpoint_id = t.id and c.shard = m.shard
                cross join lateral (
                    select ctid as place from outbox_deliveries
                    where endpoint_id = t.id and shard = m.shard and feed_no > coalesce(c.done_no, 0)
                        and status = 'PROCESSING' and lease_epoch < m.epoch) d
                union
                select d.ctid, coalesce(c.done_no, 0) from outbox_endpoint t
                join outbox_deliveries d on d.endpoint_id = t.id and d.available_at is not null
                    and d.processed_at is null and d.status = 'PROCESSING'
                join mine m on m.shard = d.shard and d.lease_epoch < m.epoch
                left join outbox_checkpoint c on c.endpoint_id = t.id and c.shard = m.shard),
            back as (
                update outbox_deliveries o set lease_epoch = null, recovery_count = recovery_count + 1,
                    status = case when recovery_count + 1 > %1$d then 'FAILED' else 'PENDING' end,
                    dead_at = case when recovery_count + 1 > %1$d then now() end,
                    cause = case when recovery_count + 1 > %1$d then '%2$s' else cause end,
                    error_message = '%3$s',
                    available_at = case when recovery_count + 1 > %1$d then %4$s
                        when recovery_count + 1 < 2 or available_at = %4$s then available_at
                        when exists (
                            select 1 from outbox_deliveries b where b.endpoint_id = o.endpoint_id and b.shard = o.shard
                                and b.feed_no > l.done_no and b.feed_no < o.feed_no and b.processed_at is null
                                and b.aggregate_id = o.aggregate_id and b.aggregate_type = o.aggregate_type)
                            or exists (
                            select 1 from outbox_deliveries b where b.endpoint_id = o.endpoint_id
                                and b.aggregate_id = o.aggregate_id and b.aggregate_type = o.aggregate_type
                                and b.feed_no < o.feed_no and b.available_at is not null and b.processed_at is null)
                            then %4$s
                        else now() end
                from lost l where o.ctid = l.place and o.status = 'PROCESSING'
                returning o.endpoint_id, o.feed_no, o.status),
            told as (
                insert into outbox_delivery_history (endpoint_id, feed_no, at, what, detail)
                select endpoint_id, feed_no, now(), case when status = 'FAILED' then 'dead' else 'recovered' end, '%3$s'
                from back),
            failed as (
                update outbox_events e set status = 'FAILED', dead_at = now(), error_message = '%3$s'
                from back b where b.status = 'FAILED' and e.feed_no = b.feed_no)
            select count(*) from back
            """.formatted(
            OutboxStore.MAX_RECOVERIES, JdbcOutboxStore.CRASH_LOOP, JdbcOutboxStore.SUSPECTED, JdbcOutboxStore.NEVER);

    static final String ACQUIRE = """
            with want as (
                select shard from outbox_shard s
                where owner is null or lease_until < now() or (owner <> ?
                    and not exists (select 1 from pg_stat_activity where application_name = s.owner)
                    and not exists (select 1 from outbox_instance
                        where instance = s.owner and seen_at > now() - ? * interval '1 millisecond'))
                order by shard limit ? for update skip locked)
            update outbox_shard s set owner = ?, epoch = s.epoch + 1,
                lease_until = now() + ? * interval '1 millisecond'
            from want w where s.shard = w.shard returning s.shard, s.epoch
            """;

    /** Locked until the statement's end, so that no shard changes its owner in the middle of a claim. */
    private static final String HELD = """
            select shard, epoch from outbox_shard where owner = ? and lease_until > now() and shard = any(?)
            order by shard for share""";

    static final String CLAIM_NEW = """
            with s as materialized (%s),
            mine as materialized (
                select c.shard, c.after, s.epoch from unnest(?::smallint[], ?::bigint[]) as c(shard, after)
                join s on s.shard = c.shard),
            pick as materialized (
                select d.place, d.event_id, m.epoch from mine m cross join lateral (
                    select ctid as place, feed_no, event_id from outbox_deliveries
                    where endpoint_id = ? and shard = m.shard and feed_no > m.after
                        and status = 'PENDING' and available_at is null
                    order by feed_no limit ?) d
                order by d.feed_no limit ?)
            """.formatted(HELD) + CLAIM;

    static final String CLAIM_DUE = """
            with s as materialized (%s),
            due as materialized (
                select d.ctid as place, d.feed_no, d.event_id, s.epoch, d.recovery_count,
                    row_number() over (partition by d.recovery_count >= 2 order by d.available_at, d.feed_no) as n
                from outbox_deliveries d join s on s.shard = d.shard
                where d.endpoint_id = ? and d.available_at is not null and d.available_at <= now()
                    and d.processed_at is null and d.status = 'PENDING'),
            pick as materialized (
                select place, event_id, epoch from due
                where recovery_count < 2 or n = 1 and not exists (
                    select 1 from outbox_deliveries u join s on s.shard = u.shard
                    where u.endpoint_id = ? and u.available_at is not null and u.processed_at is null
                        and u.status = 'PROCESSING' and u.recovery_count >= 2)
                order by feed_no limit ?)
            """.formatted(HELD) + CLAIM;

    static final String CLAIM_LANE = """
            with s as materialized (%s),
            pick as materialized (
                select d.ctid as place, d.event_id, s.epoch from outbox_deliveries d join s on s.shard = d.shard
                where d.endpoint_id = ? and d.aggregate_id = ? and d.aggregate_type = ?
                    and d.available_at is not null and d.processed_at is null and d.status = 'PENDING'
                order by d.feed_no limit ?)
            """.formatted(HELD) + CLAIM;

    /** The places of claimed rows, looked up one by one for the same reason. */
    private static final String OURS = """
            select o.place, d.epoch from unnest(?::smallint[], ?::bigint[], ?::bigint[]) as d(shard, feed_no, epoch)
            cross join lateral (
                select ctid as place from outbox_deliveries where endpoint_id = ? and shard = d.shard
                    and feed_no = d.feed_no limit 1) o""";

    /** Puts claimed rows back; what becomes of their time is to be filled in. */
    static final String PUT_BACK = """
            with mine as materialized (%s)
            update outbox_deliveries o set %s status = 'PENDING', lease_epoch = null from mine m
            where o.ctid = m.place and o.status = 'PROCESSING' and o.lease_epoch = m.epoch
            """.formatted(OURS, "%s");

    static final String COMPLETE = """
            with mine as materialized (%s),
            done as (
                update outbox_deliveries o set status = 'COMPLETED', processed_at = clock_timestamp(),
                    error_message = null, cause = null
                from mine m where o.ctid = m.place and o.status = 'PROCESSING' and o.lease_epoch = m.epoch
                returning o.feed_no, o.event_id),
            summed as (
                update outbox_events e set deliveries_open = e.deliveries_open - 1,
                    status = case when e.deliveries_open = 1 and e.status = 'PENDING' then 'COMPLETED'
                        else e.status end,
                    processed_at = case when e.deliveries_open = 1 then clock_timestamp() end
                from done where e.id = done.event_id)
            select feed_no from done
            """.formatted(OURS);

    static final String RESUME = """
            with head as materialized (
                select l.type, l.id, h.shard, h.feed_no, h.status, h.available_at
                from unnest(?::varchar[], ?::varchar[]) as l(type, id) left join lateral (
                    select shard, feed_no, status, available_at from outbox_deliveries
                    where endpoint_id = ? and aggregate_id = l.id and aggregate_type = l.type
                        and available_at is not null and processed_at is null
                    order by feed_no limit 1) h on true),
            due as (
                update outbox_deliveries o set available_at = now() from head h
                where o.endpoint_id = ? and o.shard = h.shard and o.feed_no = h.feed_no
                    and h.status = 'PENDING' and h.available_at = %1$s
                    and o.status = 'PENDING' and o.available_at = %1$s)
            select type, id from head where feed_no is null
            """.formatted(JdbcOutboxStore.NEVER);

    static final String BACKLOG = """
            select count(*) from (
                select 1 from outbox_shard s
                left join outbox_checkpoint c on c.endpoint_id = ? and c.shard = s.shard
                cross join lateral (
                    select 1 from outbox_deliveries where endpoint_id = ? and shard = s.shard
                        and feed_no > coalesce(c.done_no, 0) and processed_at is null limit %1$d) d
                limit %1$d) b
            """.formatted(OutboxStore.COUNTED);

    static final String LAG = """
            select coalesce(max(extract(epoch from now() - e.created_at)), 0) from outbox_shard s
            left join outbox_checkpoint c on c.endpoint_id = ? and c.shard = s.shard
            cross join lateral (
                select event_id from outbox_deliveries where endpoint_id = ? and shard = s.shard
                    and feed_no > coalesce(c.done_no, 0) and processed_at is null
                order by feed_no limit 1) d
            join outbox_events e on e.id = d.event_id
            """;

    /** The deleted rows are looked at in pages, since what is still open among them stays. */
    static final String PURGE = """
            with page as materialized (
                select id, shard, feed_no, deliveries_open, created_at < now() - ? * interval '1 millisecond' as old
                from outbox_events where feed_no > ? order by feed_no limit ?),
            gone as (
                delete from outbox_events e using page p where e.id = p.id and p.old and p.deliveries_open = 0
                returning e.shard, e.feed_no),
            deliveries as (
                delete from outbox_deliveries d using gone g, outbox_endpoint t
                where d.endpoint_id = t.id and d.shard = g.shard and d.feed_no = g.feed_no),
            history as (
                delete from outbox_delivery_history h using gone g, outbox_endpoint t
                where h.endpoint_id = t.id and h.feed_no = g.feed_no),
            marked as (
                update outbox_mark m set feed_no = greatest(m.feed_no, l.last)
                from (select max(feed_no) as last from gone) l where m.name = 'purged' and l.last is not null)
            select (select count(*) from gone),
                case when count(*) < ? or not bool_and(old) then 0 else max(feed_no) end from page
            """;

    private PostgresSql() {}
}
