package dev.pickwright.backend.api;

import dev.pickwright.backend.BackendApplication;
import dev.pickwright.backend.fixture.Floor;
import dev.pickwright.backend.fixture.OnH2;
import dev.pickwright.backend.platform.time.IdSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** The backend as its clients reach it. */
@SpringBootTest(
        classes = BackendApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"pickwright.data=target/port-data", "pickwright.token=" + OnAPort.TOKEN})
@Import(Floor.class)
abstract class OnAPort implements OnH2 {

    static final String TOKEN = "test-token";

    @LocalServerPort
    int port;

    @Autowired
    Floor floor;

    @Autowired
    IdSource ids;

    @Autowired
    JsonMapper json;
}
