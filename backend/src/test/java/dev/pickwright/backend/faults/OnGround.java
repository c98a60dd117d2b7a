package dev.pickwright.backend.faults;

import dev.pickwright.backend.fixture.Api;
import dev.pickwright.backend.fixture.BackendTest;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.Invariants;
import dev.pickwright.backend.platform.time.IdSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.json.JsonMapper;

/** A test with a ground of its own that lets the product fail on purpose. */
@BackendTest
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
abstract class OnGround {

    @Autowired
    MockMvc http;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    Invariants invariants;

    Ground ground;

    /** Thousands of faults would fill the log with stack traces. */
    @AfterEach
    void logAgain() {
        log(LogLevel.INFO);
    }

    private static void log(LogLevel level) {
        LoggingSystem.get(OnGround.class.getClassLoader()).setLogLevel("dev.pickwright.backend.platform", level);
    }

    @BeforeEach
    void sites() {
        log(LogLevel.OFF);
        ground = new Ground(new Api(http, json, floor), jdbc, floor, ids);
    }
}
