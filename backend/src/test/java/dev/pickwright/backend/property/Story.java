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

    private final Stage stage;
    private final Script script;
    private final Model model;
    private final Tally tally;
    private final List<String> done = new ArrayList<>();
    private Seen seen;
    private Map<String, List<String>> events;

    /** On a stage that was just reset. */
    Story(Stage stage, World world, Model model, Tally tally) {
        this.stage = stage;
        this.script = new Script(world);
        this.model = model;
        this.tally = tally;
        this.seen = stage.look();
        this.events = seen.events();
    }

    /** The first difference, if there is one. */
    Optional<Difference> play(List<Step> steps) {
        try {
            steps.forEach(this::play);
            return Optional.empty();
        } catch (Apart apart) {
            return Optional.of(new Difference(done, apart.getMessage()));
        }
    }

    private void play(Step step) {
        Ask ask = script.ask(step, seen.state());
        String key = UUID.randomUUID().toString();
        Map<String, Long> before = stage.counts();
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
        Map<String, Long> counts = stage.counts();
        requireTrail(outcome, before, counts);
        requireSame("state", model.state().told(), after.state().told());
        requireEvents(after.events());
        repeat(ask, seen, key, answer, outcome, counts);
        requireInvariants();
        seen = after;
    }

    /** What was done is in the audit trail; what a problem refused left nothing at all. */
    private static void requireTrail(String outcome, Map<String, Long> before, Map<String, Long> after) {
        boolean done = outcome.equals("accepted") || outcome.equals("refused");
        if (!done && !before.equals(after)) {
            throw new Apart("a refusal wrote something: %s became %s".formatted(before, after));
        }
        if (done && after.get("audit_entry") <= before.get("audit_entry")) {
            throw new Apart("no audit entry was written");
        }
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

    /** Every lane goes on from where it was by what the model expects; the order within one commit is free. */
    private void requireEvents(Map<String, List<String>> now) {
        Map<String, List<String>> expected = new HashMap<>(model.events());
        now.forEach((lane, told) -> {
            List<String> earlier = events.getOrDefault(lane, List.of());
            if (told.size() < earlier.size() || !told.subList(0, earlier.size()).equals(earlier)) {
                throw new Apart("lane %s was rewritten: %s became %s".formatted(lane, earlier, told));
            }
            requireSame(
                    "events of " + lane,
                    expected.getOrDefault(lane, List.of()).stream().sorted().toList(),
                    told.subList(earlier.size(), told.size()).stream().sorted().toList());
            expected.remove(lane);
        });
        if (!expected.isEmpty()) {
            throw new Apart("nothing was told of " + expected);
        }
        events = now;
    }

    /** The same key again: the first answer for the same body, 422 for another. */
    private void repeat(
            Ask ask, Seen ids, String key, Requests.Answer first, String outcome, Map<String, Long> counts) {
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
        } else if (ask.manner() == Step.Manner.KEY_REUSED && stored && ask.deed() != Deed.NEXT_PICKLIST) {
            String other = stage.requests().sendOtherBody(ask, ids, key).outcome(stage.json());
            tally.add(ask.deed(), other);
            if (!other.equals("idempotency_key_reused")) {
                throw new Apart("another body under the same key was answered " + other);
            }
        }
        if (!stage.counts().equals(counts)) {
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
