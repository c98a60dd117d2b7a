package dev.pickwright.backend.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class ProblemsTest {

    @Test
    void aCursorFromBeforeWhatIsKeptIsGoneAndTellsWhereToGoOn() {
        var answer = Problems.response(new ProblemException(
                Problem.CURSOR_EXPIRED, "These events are no longer kept.", Map.of("restart_at", 4_711L)));
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.GONE);
        assertThat(Objects.requireNonNull(answer.getBody()).getProperties())
                .containsEntry("code", "cursor_expired")
                .containsEntry("restart_at", 4_711L);
    }
}
