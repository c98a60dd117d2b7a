package dev.pickwright.backend.api;

import dev.pickwright.backend.BackendApplication;
import dev.pickwright.backend.fixture.Databases;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.platform.time.IdSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The backend as its clients reach it. */
@SpringBootTest(
        classes = BackendApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pickwright.data=target/port-data-${surefire.forkNumber:1}", "pickwright.token=" + OnAPort.TOKEN})
@Import(Floor.class)
abstract class OnAPort {

    static final String TOKEN = "test-token";

    private static final String URL = Databases.h2();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("spring.datasource.url", () -> URL);
        registry.add("spring.datasource.username", () -> "sa");
    }

    @LocalServerPort
    int port;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    JsonMapper json;
}
