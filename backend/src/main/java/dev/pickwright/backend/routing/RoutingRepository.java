package dev.pickwright.backend.routing;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.Wire;
import dev.pickwright.model.fulfillment.OrderId;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingRule;
import dev.pickwright.model.routing.RoutingView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RoutingRepository {

    private static final int MAX_WHY = 1_000;
    private static final int MAX_DETAIL = 400;

    private record Head(UUID id, Instant at, @Nullable String why, boolean narrowed) {}

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    RoutingRepository(JdbcClient jdbc, JdbcTemplate batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    void insert(UUID id, OrderId order, Plan plan, Instant now) {
        String why = plan.why();
        jdbc.sql("insert into routing_decision (id, order_id, decided_at, why, narrowed) values (?, ?, ?, ?, ?)")
                .param(id)
                .param(order.value())
                .param(Sql.at(now))
                .param(why == null ? null : cut(why, MAX_WHY))
                .param(plan.narrowed())
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Plan.Candidate each : plan.candidates()) {
            rows.add(new Object[] {
                id,
                rows.size() + 1,
                each.site().id().value(),
                each.outcome().wire(),
                each.rule().wire(),
                cut(each.detail(), MAX_DETAIL),
                Sql.atOrNull(each.slotStartsAt())
            });
        }
        batches.batchUpdate(
                "insert into routing_candidate (decision_id, position, warehouse_id, outcome, rule, detail,"
                        + " slot_starts_at) values (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    Optional<RoutingView> last(OrderId order, String number) {
        return jdbc.sql("""
                select * from routing_decision where order_id = ?
                order by decided_at desc, id desc fetch first 1 rows only
                """)
                .param(order.value())
                .query((row, n) -> new Head(
                        Sql.uuid(row, "id"),
                        Sql.instant(row, "decided_at"),
                        row.getString("why"),
                        row.getBoolean("narrowed")))
                .optional()
                .map(head -> new RoutingView(
                        number, head.at(), head.why() == null, head.why(), head.narrowed(), candidates(head.id())));
    }

    private List<RoutingView.Candidate> candidates(UUID decision) {
        return jdbc.sql("""
                select c.*, w.code from routing_candidate c join warehouse w on w.id = c.warehouse_id
                where c.decision_id = ? order by c.position
                """)
                .param(decision)
                .query((row, n) -> new RoutingView.Candidate(
                        row.getString("code"),
                        Wire.read(CandidateOutcome.class, row.getString("outcome")),
                        Wire.read(RoutingRule.class, row.getString("rule")),
                        row.getString("detail"),
                        Sql.instantOrNull(row, "slot_starts_at")))
                .list();
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max);
    }
}
