package dev.pickwright.station.backend.http;

import dev.pickwright.model.Page;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.event.ReplayLetters;
import dev.pickwright.model.fulfillment.StatedReason;
import dev.pickwright.station.backend.api.DeadLetterGateway;
import java.util.List;
import java.util.Map;
import java.util.UUID;

public final class HttpDeadLetterGateway implements DeadLetterGateway {

    private static final String LETTERS = "/v1/dead-letters";
    private static final int SHOWN = 100;

    private final Api api;

    public HttpDeadLetterGateway(Api api) {
        this.api = api;
    }

    @Override
    public List<DeadLetterCause> causes() {
        return List.of(api.get(LETTERS + "/causes", DeadLetterCause[].class));
    }

    @Override
    public Page<DeadLetterView> letters(String endpoint, String cause) {
        return api.page(
                LETTERS + "?endpoint=" + Api.escaped(endpoint) + "&cause=" + Api.escaped(cause) + "&limit=" + SHOWN,
                DeadLetterView.class);
    }

    @Override
    public DeadLetterDetail letter(String endpoint, UUID event) {
        return api.get(letter(endpoint, event, ""), DeadLetterDetail.class);
    }

    @Override
    public void replay(String endpoint, UUID event) {
        api.post(letter(endpoint, event, "/replay"), Map.of());
    }

    @Override
    public int replayAll(String endpoint, String cause, int count) {
        int sent = 0;
        int now;
        do {
            now = api.post(LETTERS + "/replay", new ReplayLetters(endpoint, cause), ReplayLetters.Replayed.class)
                    .replayed();
            sent += now;
        } while (now > 0 && sent < count);
        return sent;
    }

    @Override
    public void discard(String endpoint, UUID event, String reason) {
        api.post(letter(endpoint, event, "/discard"), new StatedReason(reason));
    }

    private static String letter(String endpoint, UUID event, String rest) {
        return LETTERS + "/" + Api.escaped(endpoint) + "/" + event + rest;
    }
}
