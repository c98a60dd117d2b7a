package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.fixture.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On a database of its own: of what is taken over, central has not told the events. */
class HandoverOnH2Test extends HandoverContract {

    private static final String URL = Databases.h2();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> URL);
        registry.add("spring.datasource.username", () -> "sa");
    }
}
