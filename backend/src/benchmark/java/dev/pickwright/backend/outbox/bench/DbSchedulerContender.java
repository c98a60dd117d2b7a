package dev.pickwright.backend.outbox.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** db-scheduler, with one one-time task per event ("transactionally staged job"). */
final class DbSchedulerContender implements Contender {

    private static final TaskDescriptor<String> EVENT = TaskDescriptor.of("event", String.class);

    private final boolean tuned;
    private Bench bench;
    private Scheduler scheduler;
    private JdbcTemplate jdbc;
    private TransactionTemplate transaction;
    private volatile boolean on;

    DbSchedulerContender(boolean tuned) {
        this.tuned = tuned;
    }

    @Override
    public void open(Bench bench) throws SQLException {
        this.bench = bench;
        // The library brings no schema; this is the one of its documentation.
        bench.execute("""
                create table scheduled_tasks (task_name text not null, task_instance text not null, task_data bytea,
                execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
                last_success timestamp with time zone, last_failure timestamp with time zone,
                consecutive_failures int, last_heartbeat timestamp with time zone, version bigint not null,
                priority smallint, primary key (task_name, task_instance));
                create index execution_time_idx on scheduled_tasks (execution_time);
                create index last_heartbeat_idx on scheduled_tasks (last_heartbeat);
                create index priority_execution_time_idx on scheduled_tasks (priority desc, execution_time asc);
                """);
        var task = Tasks.oneTime(EVENT)
                .execute((instance, context) -> bench.history().delivered(BenchEvent.parse(instance.getData())));
        var builder = Scheduler.create(new TransactionAwareDataSourceProxy(bench.dataSource()), task);
        if (tuned) {
            builder.threads(Bench.PUBLISHERS).pollUsingLockAndFetch(1.0, 4.0).pollingInterval(Duration.ofMillis(50));
        }
        scheduler = builder.build();
        jdbc = new JdbcTemplate(bench.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(bench.dataSource()));
    }

    @Override
    public void produce(int lane) {
        transaction.executeWithoutResult(status -> {
            long laneSeq = Objects.requireNonNull(jdbc.queryForObject(Bench.NEXT_OF_LANE, Long.class, lane));
            BenchEvent event = bench.event(lane, laneSeq);
            scheduler.schedule(EVENT.instance(Integer.toString(event.number()))
                    .data(event.json())
                    .scheduledTo(Instant.now()));
        });
        if (tuned && on) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public void startDelivery() {
        on = true;
        scheduler.start();
    }

    @Override
    public String unfinishedSql() {
        return "select count(*) from scheduled_tasks";
    }

    @Override
    public void close() {
        scheduler.stop();
    }
}
