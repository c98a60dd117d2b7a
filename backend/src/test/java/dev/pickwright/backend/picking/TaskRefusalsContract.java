package dev.pickwright.backend.picking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.picking.PickTaskView;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What a command on a task hears that came too late, and that a scan is kept even then. */
@AutoConfigureMockMvc
abstract class TaskRefusalsContract extends PickingTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aScanOnAnothersPicklistTellsTheTaskAndIsKept() {
        floor.created(Floor.line(1, mug, 1));
        PickTaskView task = next();
        MvcTestResult answer = scan(site.other(), task, "A-01", null);
        assertThat(answer).hasStatus(409).bodyJson().extractingPath("$.code").isEqualTo("not_yours");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.current.id")
                .isEqualTo(task.id().toString());
        assertThat(jdbc.sql("""
                        select note || ' ' || entry || ' ' || detail from audit_entry
                        where operation = 'scan_refused' and picklist_id = ?
                        """).param(task.id().value()).query(String.class).list())
                .containsExactly("A-01 scanned not_yours");
    }

    @Test
    void aStaleVersionIsRefusedWithTheTaskAsItIs() {
        floor.created(Floor.line(1, mug, 1));
        PickTaskView task = next();
        assertThat(scan(site.picker(), task, "T-1", task.version())).hasStatusOk();
        MvcTestResult stale = scan(site.picker(), task, "A-01", task.version());
        assertThat(stale).hasStatus(412).bodyJson().extractingPath("$.code").isEqualTo("version_stale");
        assertThat(stale).bodyJson().extractingPath("$.current.step").isEqualTo("scan_bin");
    }

    private MvcTestResult scan(Actor who, PickTaskView task, String code, Long version) {
        var request = http.post()
                .uri("/v1/picking/tasks/{id}/scan", task.id())
                .header("Authorization", "Bearer test-token")
                .header("Operator-Session", floor.session(who))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"code\": \"%s\", \"entry\": \"scanned\"}".formatted(code));
        return (version == null ? request : request.header("If-Match", "\"%d\"".formatted(version))).exchange();
    }
}
