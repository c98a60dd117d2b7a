package dev.pickwright.backend.sync.handover;

import dev.pickwright.backend.sync.http.CentralClient;
import dev.pickwright.backend.sync.http.CentralFailure;
import dev.pickwright.model.sync.HandoverConflict;
import dev.pickwright.model.sync.HandoverConflict.Why;
import dev.pickwright.model.sync.HandoverStatus;
import dev.pickwright.model.sync.HandoverStatus.State;
import dev.pickwright.model.sync.HandoverTaken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Hands over to central what was done here before there was one. Nothing of it is deleted here. */
public final class HandoverErrand {

    private static final Logger log = LoggerFactory.getLogger(HandoverErrand.class);
    private static final String LINES = "handover.ndjson.gz";
    private static final long BUSY_MILLIS = 30_000;
    private static final long REFUSED_MILLIS = 600_000;

    private final CentralClient central;
    private final HandoverFile file;
    private final JsonMapper json;
    private volatile @Nullable HandoverStatus status;
    private volatile long notBefore;

    public HandoverErrand(CentralClient central, HandoverFile file, JsonMapper json) {
        this.central = central;
        this.file = file;
        this.json = json;
        file.read().ifPresent(kept -> {
            if (kept.wanted() || kept.taken()) {
                become(kept.taken() ? State.TAKEN : State.WAITING, 0, 0, List.of());
            }
        });
    }

    /** Null if there is nothing to hand over, and never was. */
    @Nullable
    public HandoverStatus status() {
        return status;
    }

    /** Tries at once, whatever was refused before. */
    public void hurry() {
        notBefore = 0;
    }

    /**
     * Hands over, if that is to be done. What central refuses is tried again later, and holds nothing else up.
     *
     * @param now milliseconds since the start of the backend
     * @return whether it did anything
     */
    public boolean next(long now) throws CentralFailure, InterruptedException {
        HandoverStatus known = status;
        if (known == null || known.state() == State.TAKEN || now < notBefore) {
            return false;
        }
        try {
            HandoverFile.Kept kept = file.read().orElseThrow();
            HandoverTaken taken = handOver(file.folder(kept));
            file.write(kept.handedOver());
            log.info("Central has what was done here before: {}", taken);
        } catch (CentralFailure e) {
            failed(e, now);
        } catch (IOException | RuntimeException e) {
            log.error("What was done here before cannot be read", e);
            refused(now, List.of(new HandoverConflict(Why.UNREADABLE, 1, List.of(String.valueOf(e.getMessage())))));
        }
        return true;
    }

    private HandoverTaken handOver(Path folder) throws IOException, CentralFailure, InterruptedException {
        Path lines = folder.resolve(LINES);
        UUID id;
        long rows;
        try (PutAsideStore before = PutAsideStore.open(folder)) {
            id = before.id();
            rows = before.count();
            become(State.SENDING, rows, 0, List.of());
            before.write(json, lines);
        }
        long bytes = Math.max(1, Files.size(lines));
        HandoverTaken taken =
                central.handOver(id, lines, sent -> become(State.SENDING, rows, rows * sent / bytes, List.of()));
        become(State.TAKEN, rows, rows, List.of());
        Files.delete(lines);
        return taken;
    }

    private void failed(CentralFailure failure, long now) throws CentralFailure {
        switch (failure.why()) {
            case NO_NETWORK, NO_CENTRAL, NOT_CENTRAL, REFUSED -> {
                become(State.WAITING, rows(), 0, List.of());
                throw failure;
            }
            case BUSY -> {
                notBefore = now + Math.max(BUSY_MILLIS, failure.retryAfterMillis());
                become(State.WAITING, rows(), 0, List.of());
            }
            case MISSING -> refused(now, List.of(new HandoverConflict(Why.OLDER_CENTRAL, 1, List.of())));
            case ANSWERED, TOO_LARGE -> {
                List<HandoverConflict> told = told(failure);
                log.warn("Central does not take what was done here before: {} {}", failure.code(), told);
                refused(now, told);
            }
        }
    }

    private List<HandoverConflict> told(CentralFailure failure) {
        try {
            HandoverConflict[] told = failure.problem()
                    .map(problem -> json.treeToValue(problem.path("conflicts"), HandoverConflict[].class))
                    .orElse(null);
            return told == null || told.length == 0 ? other(failure) : List.of(told);
        } catch (JacksonException e) {
            return other(failure);
        }
    }

    private static List<HandoverConflict> other(CentralFailure failure) {
        return List.of(new HandoverConflict(Why.OTHER, 1, List.of(failure.code())));
    }

    private void refused(long now, List<HandoverConflict> conflicts) {
        notBefore = now + REFUSED_MILLIS;
        become(State.REFUSED, rows(), 0, conflicts);
    }

    private long rows() {
        HandoverStatus known = status;
        return known == null ? 0 : known.rows();
    }

    private void become(State state, long rows, long sent, List<HandoverConflict> conflicts) {
        status = new HandoverStatus(state, rows, sent, conflicts);
    }
}
