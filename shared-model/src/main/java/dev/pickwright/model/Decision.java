package dev.pickwright.model;

import dev.pickwright.model.event.DomainEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a command leads to, given a state: changes to write and events to tell, or a refusal. Deciding changes
 * nothing; whoever asked writes the changes and the events in one transaction.
 *
 * @param <C> the feature's change type
 */
public sealed interface Decision<C> {

    /** The command is carried out by writing these, in this order. */
    record Accepted<C>(List<C> changes, List<DomainEvent> events) implements Decision<C> {
        public Accepted {
            changes = List.copyOf(changes);
            events = List.copyOf(events);
        }
    }

    /**
     * The command does not fit the state; nothing changes.
     *
     * @param detail a plain English sentence saying what is wrong and what to do
     * @param message what the screen says
     * @param extras facts for the problem document
     */
    record Refused<C>(Problem problem, String detail, Message message, Map<String, Object> extras)
            implements Decision<C> {
        public Refused {
            extras = Map.copyOf(extras);
        }

        /** The refusal as an error, with what the screen says as {@code message} among its facts. */
        public ProblemException asProblem(Map<String, Object> more) {
            Map<String, Object> facts = new HashMap<>(extras);
            facts.putAll(more);
            facts.put("message", message);
            return new ProblemException(problem, detail, facts);
        }
    }

    static <C> Decision<C> accept(List<? extends C> changes, List<? extends DomainEvent> events) {
        return new Accepted<>(List.copyOf(changes), List.copyOf(events));
    }

    static <C> Decision<C> refuse(Problem problem, Message message, String detail) {
        return new Refused<>(problem, detail, message, Map.of());
    }

    static <C> Decision<C> refuse(Problem problem, Message message, String detail, Map<String, Object> extras) {
        return new Refused<>(problem, detail, message, extras);
    }

    /**
     * The acceptance, for callers to whom a refusal is an error.
     *
     * @throws ProblemException if the command was refused
     */
    default Accepted<C> orThrow() {
        return switch (this) {
            case Accepted<C> accepted -> accepted;
            case Refused<C> refused -> throw refused.asProblem(Map.of());
        };
    }
}
