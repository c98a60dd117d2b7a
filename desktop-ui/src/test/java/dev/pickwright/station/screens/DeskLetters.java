package dev.pickwright.station.screens;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.station.backend.api.DeadLetterGateway;
import java.util.List;
import java.util.UUID;

/** The dead letters of a {@link Desks}. */
final class DeskLetters implements DeadLetterGateway {

    private final Desks desks;

    DeskLetters(Desks desks) {
        this.desks = desks;
    }

    @Override
    public List<DeadLetterCause> causes() {
        return desks.answer("causes", desks.causes);
    }

    @Override
    public Page<DeadLetterView> letters(String endpoint, String cause) {
        return desks.answer("letters of " + endpoint + ": " + cause, desks.letters);
    }

    @Override
    public DeadLetterDetail letter(String endpoint, UUID event) {
        var wanted = desks.letters.items().stream()
                .filter(each -> each.eventId().equals(event))
                .findFirst()
                .orElseThrow();
        return desks.answer("letter", new DeadLetterDetail(wanted, "{\"a\":1}", List.of()));
    }

    @Override
    public void replay(String endpoint, UUID event) {
        desks.answer("replay", true);
    }

    @Override
    public int replayAll(String endpoint, String cause, int count) {
        return desks.answer(
                "replay all of " + endpoint + ": " + cause,
                desks.letters.items().size());
    }

    @Override
    public void discard(String endpoint, UUID event, String reason) {
        desks.answer("discard: " + reason, true);
    }
}
