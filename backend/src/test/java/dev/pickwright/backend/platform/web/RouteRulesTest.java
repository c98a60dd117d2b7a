package dev.pickwright.backend.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class RouteRulesTest {

    @RestController
    static class Ruled {

        @Allow(anybody = true)
        @GetMapping("/v1/open/{id}")
        String open() {
            return "open";
        }

        @Allow(stations = true)
        @GetMapping("/v1/shut")
        String shut() {
            return "shut";
        }
    }

    @RestController
    static class Unruled {

        @GetMapping("/v1/forgotten")
        String forgotten() {
            return "forgotten";
        }
    }

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(WebMvcAutoConfiguration.class))
            .withBean(RouteRules.class);

    @Test
    void aRouteWithoutARuleFailsTheStart() {
        runner.withBean(Unruled.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasMessageContaining("Unruled#forgotten")
                        .hasMessageContaining("/v1/forgotten"));
    }

    @Test
    void onlyRoutesForAnybodyAreOpen() {
        runner.withBean(Ruled.class).run(context -> {
            RouteRules rules = context.getBean(RouteRules.class);
            assertThat(rules.anybodyMay(new MockHttpServletRequest("GET", "/v1/open/1")))
                    .isTrue();
            assertThat(rules.anybodyMay(new MockHttpServletRequest("HEAD", "/v1/open/1")))
                    .isTrue();
            assertThat(rules.anybodyMay(new MockHttpServletRequest("POST", "/v1/open/1")))
                    .isFalse();
            assertThat(rules.anybodyMay(new MockHttpServletRequest("GET", "/v1/open/1/more")))
                    .isFalse();
            assertThat(rules.anybodyMay(new MockHttpServletRequest("GET", "/v1/shut")))
                    .isFalse();
        });
    }
}
