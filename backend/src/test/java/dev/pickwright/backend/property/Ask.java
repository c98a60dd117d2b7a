package dev.pickwright.backend.property;

import java.util.List;
import java.util.Map;

/**
 * A request in the words of a {@link State}.
 *
 * @param subject the order, fulfillment or picklist it is about; {@code nothing} where there is none
 * @param says the body, with positions and names where the API wants ids
 */
record Ask(Deed deed, World.Person person, String subject, Map<String, Object> says, Step.Manner manner) {

    static final String NOTHING = "nothing";

    int number(String field) {
        return (Integer) says.get(field);
    }

    String text(String field) {
        return (String) says.get(field);
    }

    boolean stale() {
        return manner == Step.Manner.STALE && (deed.saysVersion() || deed.matchesVersion()) && !subject.equals(NOTHING);
    }

    /** The fulfillments of a picklist to make. */
    @SuppressWarnings("unchecked")
    List<String> parts() {
        return (List<String>) says.get("fulfillments");
    }

    /** The lines of an order. */
    @SuppressWarnings("unchecked")
    List<OrderLine> lines() {
        return (List<OrderLine>) says.get("lines");
    }

    /** @param site that must serve it; null leaves the choice */
    record OrderLine(int number, String sku, int quantity, String site) {}

    @Override
    public String toString() {
        return "%s: %s on %s %s%s"
                .formatted(person.name(), deed, subject, says, manner == Step.Manner.ONCE ? "" : " " + manner);
    }
}
