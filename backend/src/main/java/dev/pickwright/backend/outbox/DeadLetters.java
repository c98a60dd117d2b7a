package dev.pickwright.backend.outbox;

import dev.pickwright.backend.audit.AuditEntry;
import dev.pickwright.backend.audit.AuditTrail;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.platform.observe.Reading;
import dev.pickwright.model.Page;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.event.DeadLetterCause;
import dev.pickwright.model.event.DeadLetterDetail;
import dev.pickwright.model.event.DeadLetterView;
import dev.pickwright.model.event.ReplayLetters;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Events that an endpoint could not be given: looked at, tried again, or given up for good. */
@Service
public class DeadLetters {

    /** Tells the relay, after commit, that deliveries are due. */
    record Mended() {}

    /** As many letters are replayed in one transaction; who has more asks again. */
    private static final int AT_ONCE = 1_000;

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);
    private static final Duration FRESH = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Pattern PLACE = Pattern.compile("(\\d{1,18})-(\\d{1,5})");

    private final DeadLetterRepository letters;
    private final LaneScope scope;
    private final UnitOfWork units;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher wakeUp;
    private final Reading<Integer> counting;
    private volatile int known;

    DeadLetters(
            DeadLetterRepository letters,
            LaneScope scope,
            UnitOfWork units,
            AuditTrail audit,
            Clock clock,
            ApplicationEventPublisher wakeUp) {
        this.letters = letters;
        this.scope = scope;
        this.units = units;
        this.audit = audit;
        this.clock = clock;
        this.wakeUp = wakeUp;
        this.counting = new Reading<>(letters::count, FRESH, PATIENCE);
    }

    /**
     * Dead letters, the oldest event first, as far as the actor may see them: a page may have less than its limit.
     *
     * @param endpoint its name; null for all
     * @param cause as {@link #causes} tells it; null for all
     * @param after the cursor of the page before; null for the first
     * @throws ProblemException REQUEST_INVALID if that is no cursor
     */
    public Page<DeadLetterView> list(
            Actor actor, @Nullable String endpoint, @Nullable String cause, @Nullable String after, int limit) {
        Matcher place = PLACE.matcher(after == null ? "0-0" : after);
        if (!place.matches()) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "'after' is the 'next' of the page before.", Map.of("field", "after"));
        }
        var found =
                letters.list(endpoint, cause, Long.parseLong(place.group(1)), Integer.parseInt(place.group(2)), limit);
        return new Page<>(
                found.stream()
                        .filter(each -> scope.sees(actor, each.lane()))
                        .map(DeadLetterRepository.Listed::view)
                        .toList(),
                found.size() == limit ? found.getLast().place() : null);
    }

    /** How many there are, as of a moment ago; what was known before, if the database cannot be asked. */
    public int count() {
        try {
            known = counting.get();
        } catch (Reading.Failed e) {
            log.warn("Dead letters could not be counted: {}", e.toString());
        }
        return known;
    }

    /** What went wrong how often, the most frequent first. */
    public List<DeadLetterCause> causes(Actor actor) {
        return actor.warehouses().isEmpty() ? letters.causes() : seenCauses(actor);
    }

    private List<DeadLetterCause> seenCauses(Actor actor) {
        return letters.causesByLane().stream()
                .filter(each -> scope.sees(actor, each.lane()))
                .map(DeadLetterRepository.Counted::cause)
                .collect(Collectors.groupingBy(
                        each -> List.of(each.endpoint(), each.cause()), Collectors.reducing(DeadLetters::together)))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(DeadLetterCause::count)
                        .reversed()
                        .thenComparing(DeadLetterCause::endpoint)
                        .thenComparing(DeadLetterCause::cause))
                .toList();
    }

    private static DeadLetterCause together(DeadLetterCause one, DeadLetterCause other) {
        return new DeadLetterCause(
                one.endpoint(),
                one.cause(),
                one.count() + other.count(),
                one.oldest().isBefore(other.oldest()) ? one.oldest() : other.oldest(),
                one.newest().isAfter(other.newest()) ? one.newest() : other.newest());
    }

    /** One with its payload and its history. @throws ProblemException NOT_FOUND if there is no such dead letter */
    public DeadLetterDetail one(String endpoint, UUID eventId) {
        var found = letters.one(endpoint, eventId).orElseThrow(() -> unknown(endpoint, eventId));
        return new DeadLetterDetail(found.view(), found.payload(), letters.history(endpoint, eventId));
    }

    /**
     * Tries it again, with all its tries before it; those behind it in its lane follow.
     *
     * @throws ProblemException NOT_FOUND if there is no such delivery; NOTHING_TO_DO if it is no dead letter any more
     */
    public void replay(Actor actor, String endpoint, UUID eventId) {
        units.run(() -> {
            var letter = locked(endpoint, eventId);
            revive(actor, letter);
            audit.append(actor, AuditEntry.of("replay_dead_letter").saying(eventId + " to " + endpoint));
        });
    }

    /** Tries all of one cause again that the actor may see, of a thousand at a time. @return how many */
    public ReplayLetters.Replayed replay(Actor actor, ReplayLetters which) {
        return units.run(() -> {
            int replayed = 0;
            for (UUID eventId : letters.ofCause(which.endpoint(), which.cause(), AT_ONCE)) {
                Optional<DeadLetterRepository.Found> letter = letters.lock(which.endpoint(), eventId);
                if (letter.isPresent()
                        && letter.get().dead()
                        && scope.sees(actor, letter.get().lane())) {
                    revive(actor, letter.get());
                    replayed++;
                }
            }
            audit.append(
                    actor,
                    AuditEntry.of("replay_dead_letters")
                            .saying("%d to %s: %s".formatted(replayed, which.endpoint(), which.cause())));
            return new ReplayLetters.Replayed(replayed);
        });
    }

    /**
     * Gives it up: this endpoint will never have it, and its lane goes on without it. It stays in the event log.
     *
     * @return it as it was
     * @throws ProblemException NOT_FOUND if there is no such delivery; NOTHING_TO_DO if it is no dead letter any more
     */
    public DeadLetterView discard(Actor actor, String endpoint, UUID eventId, String reason) {
        return units.run(() -> {
            var letter = locked(endpoint, eventId);
            DeadLetterView was = one(endpoint, eventId).letter();
            letters.bury(letter);
            letters.remember(letter, "discarded", reason, actor.name(), clock.instant());
            audit.append(
                    actor,
                    AuditEntry.of("discard_dead_letter")
                            .saying("%s to %s".formatted(eventId, endpoint))
                            .noting(reason));
            wakeUp.publishEvent(new Mended());
            return was;
        });
    }

    private void revive(Actor actor, DeadLetterRepository.Found letter) {
        letters.revive(letter);
        letters.remember(letter, "replayed", null, actor.name(), clock.instant());
        wakeUp.publishEvent(new Mended());
    }

    private DeadLetterRepository.Found locked(String endpoint, UUID eventId) {
        var letter = letters.lock(endpoint, eventId).orElseThrow(() -> unknown(endpoint, eventId));
        if (!letter.dead()) {
            throw new ProblemException(
                    Problem.NOTHING_TO_DO,
                    "This event is no dead letter any more: somebody has replayed or discarded it. Read the list again.");
        }
        return letter;
    }

    private static ProblemException unknown(String endpoint, UUID eventId) {
        return new ProblemException(
                Problem.NOT_FOUND, "There is no dead letter %s for %s.".formatted(eventId, endpoint));
    }
}
