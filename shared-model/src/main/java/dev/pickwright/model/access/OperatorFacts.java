package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import java.util.List;
import java.util.Set;

/**
 * What an administrator says of an operator.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long, or no role is given.
 *
 * @param name 1 to 80 characters
 * @param warehouse the code of the home warehouse
 * @param otherWarehouses codes of further ones the operator may work at, at most 200
 * @param zones codes of zones of the home warehouse that next work is taken from, at most 200; empty: all
 * @param language as a BCP 47 tag, such as {@code en} or {@code de}
 * @param textSize in percent of the usual size, 70 to 400
 */
public record OperatorFacts(
        String name,
        Set<Role> roles,
        String warehouse,
        List<String> otherWarehouses,
        List<String> zones,
        String language,
        int textSize) {

    private static final int MAX_PLACES = 200;

    public OperatorFacts {
        name = Fields.text("name", name, 80);
        Fields.required("roles", roles);
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles names at least one");
        }
        warehouse = Fields.code("warehouse", warehouse, 24);
        Fields.required("other_warehouses", otherWarehouses);
        Fields.required("zones", zones);
        atMost("other_warehouses", otherWarehouses);
        atMost("zones", zones);
        otherWarehouses = otherWarehouses.stream()
                .map(each -> Fields.code("other_warehouses", each, 24))
                .distinct()
                .toList();
        zones = zones.stream()
                .map(each -> Fields.code("zones", each, 24))
                .distinct()
                .toList();
        language = new Preferences(language, textSize).language();
    }

    private static void atMost(String field, List<String> values) {
        if (values.size() > MAX_PLACES) {
            throw new IllegalArgumentException("%s has at most %d entries".formatted(field, MAX_PLACES));
        }
    }
}
