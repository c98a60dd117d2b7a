package dev.pickwright.backend.realfaults;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Where a person works: each thing that is done is asked for again under its id until the station says what became of it. */
final class Desk {

    private static final long AGAIN_MILLIS = 100;

    /** @param badge and PIN of who works here */
    record Person(String badge, String pin) {}

    private final Supplier<Client> station;
    private final Person person;
    private final WorkLog log;
    private final BooleanSupplier stopped;
    private String session;

    Desk(Supplier<Client> station, Person person, WorkLog log, BooleanSupplier stopped) {
        this.station = station;
        this.person = person;
        this.log = log;
        this.stopped = stopped;
    }

    /** Nobody knows what became of what was asked last, and the day is over. */
    static final class GaveUp extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The station said no. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        final transient Client.Answer answer;

        Refused(String path, Client.Answer answer) {
            super("%s was refused with %d: %s".formatted(path, answer.status(), answer.body()));
            this.answer = answer;
        }
    }

    /** @return the answer to what was done. @throws Refused by the station */
    JsonNode done(String path, Map<String, ?> body) {
        UUID operation = UUID.randomUUID();
        if (session == null) {
            signIn();
        }
        long began = System.nanoTime();
        while (true) {
            Client.Answer answer = asked(path, body, session, operation);
            if (answer.code().equals("not_signed_in")) {
                signIn();
            } else if (answer.done()) {
                if (!answer.body().path("verdict").asString("").equals("refused")) {
                    log.acknowledged(operation, path, System.nanoTime() - began);
                }
                return answer.body();
            } else if (answer.status() != 503 && answer.status() != 429) {
                throw new Refused(path, answer);
            } else {
                log.putOff(answer.code());
                again(operation, path);
            }
        }
    }

    /** Says that all work that central took back was stopped. */
    void acknowledgeStops() {
        try {
            for (JsonNode stop : station.get().get("/v1/station/sync").body().path("stops")) {
                String path =
                        "/v1/station/sync/stops/" + stop.path("fulfillment").asString() + "/acknowledge";
                station.get().post(path, Map.of(), session, UUID.randomUUID().toString());
                log.stopped();
            }
        } catch (IOException e) {
            // It is shown again.
        }
    }

    private void signIn() {
        var body = new HashMap<String, Object>();
        body.put("badge", person.badge());
        body.put("pin", person.pin());
        body.put("station", "a bench");
        UUID operation = UUID.randomUUID();
        while (true) {
            Client.Answer answer = asked("/v1/sign-ins", body, null, operation);
            if (answer.done()) {
                session = answer.body().path("session").asString();
                return;
            }
            // A station that lost its database waits for the first word of central.
            if (answer.status() != 503 && !answer.code().equals("offline_too_long")) {
                log.trouble("sign-in was answered %d %s".formatted(answer.status(), answer.code()));
                throw new GaveUp();
            }
            again(operation, "/v1/sign-ins");
        }
    }

    private Client.Answer asked(String path, Map<String, ?> body, String session, UUID operation) {
        while (true) {
            try {
                return station.get().post(path, body, session, operation.toString());
            } catch (IOException e) {
                again(operation, path);
            }
        }
    }

    private void again(UUID operation, String path) {
        if (stopped.getAsBoolean()) {
            log.unanswered(operation, path);
            throw new GaveUp();
        }
        BackendProcess.pause(AGAIN_MILLIS);
    }
}
