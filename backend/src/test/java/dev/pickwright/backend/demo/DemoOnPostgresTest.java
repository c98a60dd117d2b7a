package dev.pickwright.backend.demo;

import dev.pickwright.backend.fixture.Databases;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** On a database of its own: the demonstration is made in an empty one only. */
class DemoOnPostgresTest extends DemoContract {

    private static final String URL = Databases.postgres();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> URL);
        registry.add("spring.datasource.username", () -> "postgres");
    }
}
