package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.ProblemType;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the codes of refusals mean. */
@RestController
@RequestMapping("/v1/problems")
class ProblemController {

    @GetMapping
    @Allow(anybody = true)
    Page<ProblemType> list() {
        return new Page<>(
                Arrays.stream(Problem.values()).map(ProblemController::type).toList(), null);
    }

    @GetMapping(path = "/{code}", produces = "text/markdown;charset=UTF-8")
    @Allow(anybody = true)
    String page(@PathVariable String code) {
        return Arrays.stream(Problem.values())
                .filter(problem -> problem.wire().equals(code))
                .findFirst()
                .map(ProblemPages::text)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such problem."));
    }

    private static ProblemType type(Problem problem) {
        return new ProblemType(
                problem, ProblemPages.title(problem), Problems.status(problem).value(), ProblemPages.path(problem));
    }
}
