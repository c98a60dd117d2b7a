package dev.pickwright.backend.outbox;

import dev.pickwright.model.event.CircuitState;
import org.springframework.stereotype.Component;

/** How this process's way to each endpoint is. */
@Component
public class Circuits {

    private final RelayService relay;

    Circuits(RelayService relay) {
        this.relay = relay;
    }

    /** Closed for an endpoint that is not served here. */
    public CircuitState of(String endpoint) {
        return CircuitState.valueOf(relay.circuit(endpoint).name());
    }
}
