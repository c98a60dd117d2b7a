package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.screens.Desk;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A dead letter as it is read.
 *
 * @param subject the number of the fulfillment it is about; null if it is about something else
 * @param payload the event's data, laid out for people
 */
record OpenedLetter(DeadLetterDetail detail, @Nullable String subject, String payload) {

    private static final JsonMapper JSON = new JsonMapper();

    /** Asks the backend for it; not for the JavaFX thread. */
    static OpenedLetter open(Desk desk, DeadLetterView letter) {
        DeadLetterDetail detail = desk.deadLetters().letter(letter.endpoint(), letter.eventId());
        return new OpenedLetter(detail, number(desk, letter), laidOut(detail.payload()));
    }

    private static @Nullable String number(Desk desk, DeadLetterView letter) {
        if (!letter.lane().equals("fulfillment")) {
            return null;
        }
        try {
            var id = new FulfillmentId(UUID.fromString(letter.laneId()));
            return desk.board().fulfillment(id).summary().number();
        } catch (DomainFailure | IllegalArgumentException e) {
            // Its id says as much to whoever looks for it.
            return null;
        }
    }

    private static String laidOut(String json) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(json));
        } catch (JacksonException e) {
            return json;
        }
    }
}
