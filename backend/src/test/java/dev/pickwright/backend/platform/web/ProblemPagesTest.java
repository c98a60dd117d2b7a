package dev.pickwright.backend.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every problem is explained, and an answer leads to its page. */
class ProblemPagesTest {

    private static final Path PAGES = Path.of("src/main/resources/problems");

    @ParameterizedTest
    @EnumSource
    void aPageSaysWhatItMeansAndWhatToDo(Problem problem) {
        String page = ProblemPages.text(problem);
        assertThat(page)
                .startsWith("# ")
                .contains("Code `%s`, status %d."
                        .formatted(problem.wire(), Problems.status(problem).value()))
                .contains("## What to do\n\n")
                .contains("## Example\n\n```json\n");
    }

    @ParameterizedTest
    @EnumSource
    void itsExampleIsWhatAnAnswerLooksLike(Problem problem) {
        String page = ProblemPages.text(problem);
        String fenced = page.substring(page.indexOf("```json") + 7, page.lastIndexOf("```"));
        JsonNode example = JsonMapper.shared().readTree(fenced);
        var answer = Problems.response(new ProblemException(problem, "Why."));
        var document = answer.getBody();
        assertThat(document).isNotNull();
        assertThat(example.path("type").asString()).isEqualTo(String.valueOf(document.getType()));
        assertThat(example.path("title").asString()).isEqualTo(document.getTitle());
        assertThat(example.path("status").asInt()).isEqualTo(document.getStatus());
        assertThat(example.path("code").asString()).isEqualTo(problem.wire());
        assertThat(answer.getHeaders().getFirst(HttpHeaders.LINK))
                .isEqualTo("</v1/problems/%s>; rel=\"help\"".formatted(problem.wire()));
    }

    @Test
    void noPageIsAboutNothing() throws IOException {
        try (Stream<Path> pages = Files.list(PAGES)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(Problem.values())
                            .map(problem -> problem.wire() + ".md")
                            .toList());
        }
    }
}
