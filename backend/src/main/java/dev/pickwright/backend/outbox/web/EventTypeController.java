package dev.pickwright.backend.outbox.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import dev.pickwright.model.event.EventType;
import dev.pickwright.model.event.EventTypeView;
import java.util.Arrays;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What events there are and what they hold. */
@RestController
class EventTypeController {

    private final EventSchemas schemas;

    EventTypeController(EventSchemas schemas) {
        this.schemas = schemas;
    }

    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_READ)
    @GetMapping("/v1/event-types")
    Page<EventTypeView> types(Actor actor) {
        return new Page<>(Arrays.stream(EventType.values()).map(this::view).toList(), null);
    }

    /** The newest JSON Schema of its data, with examples. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_READ)
    @GetMapping("/v1/event-types/{type}")
    JsonNode newest(Actor actor, @PathVariable String type) {
        EventType known = known(type);
        return schemas.schema(known, known.version());
    }

    /** The JSON Schema that events of this version name as theirs, with examples. */
    @Allow(roles = Role.SUPERVISOR, scopes = Scope.EVENTS_READ)
    @GetMapping("/v1/event-types/{type}/{version}")
    JsonNode schema(Actor actor, @PathVariable String type, @PathVariable int version) {
        EventType known = known(type);
        if (version < 1 || version > known.version()) {
            throw new ProblemException(
                    Problem.NOT_FOUND,
                    "The newest version of %s is %d; there is no %d.".formatted(type, known.version(), version));
        }
        return schemas.schema(known, version);
    }

    private EventTypeView view(EventType type) {
        return new EventTypeView(
                type.wire(),
                type.version(),
                type.lane(),
                schemas.schema(type, type.version()).path("description").asString(),
                type.schemaId(),
                "/v1/event-types/%s/%d".formatted(type.wire(), type.version()));
    }

    private static EventType known(String type) {
        return EventType.of(type)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND, "There is no such type of event."));
    }
}
