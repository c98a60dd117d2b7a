package dev.pickwright.backend.platform.jdbc;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a command out once. Its answer is stored in the transaction that carries it out, and a repeat with the same
 * key gets that answer, also after a crash. Refusals are not stored: a repeat tries again.
 */
@Component
public class Once {

    private static final Duration KEPT = Duration.ofDays(7);

    private final UnitOfWork units;
    private final IdempotencyRepository records;
    private final JsonMapper json;
    private final Clock clock;
    private final @Nullable OperationRecorder recorder;

    Once(
            UnitOfWork units,
            IdempotencyRepository records,
            ObjectProvider<OperationRecorder> recorder,
            JsonMapper json,
            Clock clock) {
        this.units = units;
        this.records = records;
        this.recorder = recorder.getIfAvailable();
        this.json = json;
        this.clock = clock;
    }

    /**
     * Runs the work in a unit of work, or returns the stored answer of the same command.
     *
     * @param body the request's body, part of what the key stands for
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED if the key came with another body or target; STILL_RUNNING if
     *     the first one is still running after five seconds
     */
    public <T> T run(Command command, Object body, Class<T> answerType, Supplier<T> work) {
        String hash = hash(command, body);
        try {
            return units.run(() -> {
                claim(command, hash);
                T answer = recorder == null ? work.get() : recorder.record(command, body, answerType, work);
                records.storeAnswer(command, json.writeValueAsString(answer));
                return answer;
            });
        } catch (AlreadyClaimed e) {
            return stored(command, hash, answerType);
        }
    }

    /**
     * The stored answer of the same command; empty if it was not carried out. For where what lets it be carried out is gone
     * once it was.
     *
     * @throws ProblemException IDEMPOTENCY_KEY_REUSED as {@link #run}
     */
    public <T> Optional<T> answered(Command command, Object body, Class<T> answerType) {
        return units.run(() -> records.find(command)).map(found -> read(found, hash(command, body), answerType));
    }

    /** A key is kept for a week; nobody repeats an operation later than that. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
    void purge() {
        units.run(() -> records.purge(clock.instant().minus(KEPT)));
    }

    private void claim(Command command, String hash) {
        try {
            records.insert(command, hash, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new AlreadyClaimed(e);
        }
    }

    private <T> T stored(Command command, String hash, Class<T> answerType) {
        // In a unit of work, for the first answer may be one that the disk did not take before it could be told.
        return read(units.run(() -> records.find(command)).orElseThrow(Once::stillRunning), hash, answerType);
    }

    private <T> T read(IdempotencyRepository.Stored found, String hash, Class<T> answerType) {
        if (!found.requestHash().equals(hash)) {
            throw new ProblemException(
                    Problem.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key came before with another request; use a fresh key for each operation.");
        }
        return json.readValue(found.answer(), answerType);
    }

    private static ProblemException stillRunning() {
        return new ProblemException(
                Problem.STILL_RUNNING,
                "The same operation is still running; ask again with the same key.",
                Map.of("retry_after_seconds", 2));
    }

    private String hash(Command command, Object body) {
        return hash(command.target() + "\n" + json.writeValueAsString(body));
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static final class AlreadyClaimed extends RuntimeException {
        AlreadyClaimed(Throwable cause) {
            super(cause);
        }
    }
}
