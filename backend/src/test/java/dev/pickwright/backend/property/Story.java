package dev.pickwright.backend.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Plays a sequence of steps on the product and on the model, and compares them after each. */
final class Story {

    /** What went apart, and what was done until then. */
    record Difference(List<String> done, String what) {

        /** The steps of the story up to the one that shows it. */
        List<Step> upToIt(List<Step> story) {
            return story.subList(0, done.size());
        }

        @Override
        public String toString() {
            return String.join("\n", done) + "\n=> " + what;
        }
    }

    private static final class Apart extends RuntimeException {
        Apart(String what) {
            super(what);
        }
    }

    private static final int INVARIANTS_EVERY = 10;

    private final Stage stage;
    private final Script script;
    private final Model model;
    private final Tally tally;
    private final List<String> done = new ArrayList<>();
    private Seen seen;
    private Map<String, Long> counts;
    private long lastEvent;

    /** On a stage that was just reset. */
    Story(Stage stage, World world, Model model, Tally tally) {
        this.stage = stage;
        this.script = new Script(world);
        this.model = model;
        this.tally = tally;
        this.seen = stage.look();
        this.counts = stage.counts();
        this.lastEvent = seen.lastEvent();
    }

    /** The first difference, if there is one. */
    Optional<Difference> play(List<Step> steps) {
        try {
            for (Step step : steps) {
                play(step);
                if (done.size() % INVARIANTS_EVERY == 0) {
                    requireInvariants();
                }
            }
            requireInvariants();
            return Optional.empty();
        } catch (Apart apart) {
            return Optional.of(new Difference(done, apart.getMessage()));
        }
    }

    private void play(Step step) {
        Ask ask = script.ask(step, seen.state());
        String key = UUID.randomUUID().toString();
        var answer = stage.requests().send(ask, seen, key);
        String outcome = answer.outcome(stage.json());
        tally.add(ask.deed(), outcome);
        done.add(ask + " -> " + outcome);

        Seen after = stage.look();
        String expected;
        try {
            expected = model.outcome(ask, after);
        } catch (AssertionError choice) {
            throw new Apart("%s; the product says %s".formatted(choice.getMessage(), outcome));
        }
        if (!outcome.equals(expected)) {
            throw new Apart("the product says %s, the model says %s: %s".formatted(outcome, expected, answer.body()));
        }
        requireTrail(ask, outcome);
        requireSame("state", model.state().told(), after.state().told());
        requireEvents(after);
        repeat(ask, seen, key, answer, outcome);
        seen = after;
    }

    /** A scan that came too late is refused and leaves nothing but its own record. */
    private boolean keptScan(Ask ask, Map<String, Long> after) {
        Map<String, Long> expected = new HashMap<>(counts);
        expected.merge("audit", 1L, Long::sum);
        return (ask.deed() == Deed.PICK_SCAN || ask.deed() == Deed.PACK_SCAN) && expected.equals(after);
    }

    /** What was done is in the audit trail; what a problem refused left nothing at all. */
    private void requireTrail(Ask ask, String outcome) {
        Map<String, Long> after = stage.counts();
        boolean done = outcome.equals("accepted") || outcome.equals("refused");
        if (!done && !counts.equals(after) && !keptScan(ask, after)) {
            throw new Apart("a refusal wrote something: %s became %s".formatted(counts, after));
        }
        // An order that still cannot be routed for the same reasons is no news.
        if (done && ask.deed() != Deed.ROUTE_ORDER && after.get("audit") <= counts.get("audit")) {
            throw new Apart("no audit entry was written");
        }
        counts = after;
    }

    private static void requireSame(String what, List<String> expected, List<String> found) {
        if (!expected.equals(found)) {
            List<String> missing = new ArrayList<>(expected);
            missing.removeAll(found);
            List<String> surplus = new ArrayList<>(found);
            surplus.removeAll(expected);
            throw new Apart("%s differs%n   model:   %s%n   product: %s".formatted(what, missing, surplus));
        }
    }

    /** Every lane goes on by what the model expects; the order within one commit is free. */
    private void requireEvents(Seen now) {
        Map<String, List<String>> told = now.eventsSince(lastEvent);
        lastEvent = now.lastEvent();
        requireSame("events", lanes(model.events()), lanes(told));
    }

    private static List<String> lanes(Map<String, List<String>> told) {
        return told.entrySet().stream()
                .map(lane ->
                        lane.getKey() + ": " + lane.getValue().stream().sorted().toList())
                .sorted()
                .toList();
    }

    /** The same key again: the first answer for the same body, 422 for another. */
    private void repeat(Ask ask, Seen ids, String key, Requests.Answer first, String outcome) {
        boolean stored = outcome.equals("accepted") || outcome.equals("refused");
        if (ask.manner() == Step.Manner.REPEATED) {
            var again = stage.requests().send(ask, ids, key);
            tally.add(ask.deed(), "repeated");
            if (stored && !again.equals(first)) {
                throw new Apart("the repeat got another answer:%n%s%n%s".formatted(first, again));
            }
            if (!stored && !again.outcome(stage.json()).equals(outcome)) {
                throw new Apart("the repeat of a refusal was answered " + again);
            }
        } else if (ask.manner() == Step.Manner.KEY_REUSED
                && stored
                && ask.deed().hasOtherBody()) {
            String other = stage.requests().sendOtherBody(ask, ids, key).outcome(stage.json());
            tally.add(ask.deed(), other);
            if (!other.equals("idempotency_key_reused")) {
                throw new Apart("another body under the same key was answered " + other);
            }
        }
        if (ask.manner() != Step.Manner.ONCE && !stage.counts().equals(counts)) {
            throw new Apart("a repeat wrote something: %s became %s".formatted(counts, stage.counts()));
        }
    }

    private void requireInvariants() {
        try {
            stage.invariants().hold();
        } catch (AssertionError broken) {
            throw new Apart("an invariant is broken: " + broken.getMessage());
        }
    }
}
