package dev.pickwright.backend.sync.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pickwright.backend.platform.jdbc.DurabilityBarrier;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.jdbc.Units;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** When PINs are looked at by a station whose database is new. */
class OfflineSignInsTest {

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-26T08:00:00Z"), ZoneOffset.UTC);
    private JdbcClient jdbc;
    private ContactLog contacts;
    private OfflineSignIns signIns;

    @BeforeEach
    void aNewStation() {
        var database = StationDatabase.fresh();
        jdbc = JdbcClient.create(database);
        UnitOfWork units = Units.withCopy(new JdbcTransactionManager(database), jdbc, DurabilityBarrier::await);
        var state = new StationStateRepository(jdbc);
        contacts = new ContactLog(state, units, clock);
        signIns = new OfflineSignIns(null, contacts, state, null, null, null, clock);
    }

    @Test
    void notBeforeCentralWasHeardOf() {
        refused(Problem.OFFLINE_TOO_LONG);
    }

    @Test
    void notBeforeTheOperatorsAreHere() {
        contacts.heard();
        refused(Problem.STATION_NOT_READY);
        jdbc.sql("""
                insert into warehouse (id, code, name, time_zone, priority, max_pick_attempts, max_pack_attempts, carrier,
                    carrier_service, version, lane_seq, active, short_policy, typed_entry_needs_approval)
                values (random_uuid(), 'LON', 'London', 'UTC', 1, 3, 3, 'c', 's', 1, 0, true, 'other_bin', false)
                """).update();
        jdbc.sql("""
                insert into operator (id, badge, name, pin_hash, warehouse_id, picker, packer, supervisor, administrator,
                    version, language, text_size)
                select random_uuid(), 'B-1', 'Ada', '-', id, true, false, false, false, 1, 'en', 100 from warehouse
                """).update();
        assertThatCode(signIns::requireContact).doesNotThrowAnyException();
    }

    private void refused(Problem problem) {
        assertThatThrownBy(signIns::requireContact)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.problem()).isEqualTo(problem));
    }
}
