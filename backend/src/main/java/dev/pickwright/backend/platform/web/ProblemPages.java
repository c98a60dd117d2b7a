package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;

/** The page of every problem: what it means and what to do. Its first heading is the problem's title. */
final class ProblemPages {

    private static final Map<Problem, String> PAGES = new EnumMap<>(Problem.class);

    static {
        for (Problem problem : Problem.values()) {
            PAGES.put(problem, read(problem));
        }
    }

    private ProblemPages() {}

    /** In Markdown. */
    static String text(Problem problem) {
        return Objects.requireNonNull(PAGES.get(problem));
    }

    static String title(Problem problem) {
        String text = text(problem);
        return text.substring(2, text.indexOf('\n'));
    }

    static String path(Problem problem) {
        return "/v1/problems/" + problem.wire();
    }

    private static String read(Problem problem) {
        try {
            return new ClassPathResource("problems/%s.md".formatted(problem.wire()))
                    .getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
