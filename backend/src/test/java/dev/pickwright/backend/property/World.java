package dev.pickwright.backend.property;

import dev.pickwright.model.access.Role;
import java.util.List;

/**
 * The small warehouses in which the stories play.
 *
 * @param orders how many order numbers there are
 */
record World(List<Site> sites, List<String> skus, int orders) {

    static final int BINS = 3;
    static final int TOTES = 4;
    static final int TARE = 100;
    static final String BOX_TYPE = "S";

    /** The system with the token of this start; an administrator. */
    static final Person SYSTEM = new Person("the system", "", Role.ADMINISTRATOR, "", "");

    /** @param session the secret of the sign-in; empty for the system */
    record Person(String name, String badge, Role role, String site, String session) {

        boolean may(Deed deed) {
            return role == Role.ADMINISTRATOR || deed.roles().contains(role);
        }
    }

    record Site(String code, List<Person> people) {

        Person first(Role role) {
            return people.stream()
                    .filter(each -> each.role() == role)
                    .findFirst()
                    .orElse(SYSTEM);
        }

        List<Person> all(Role role) {
            return people.stream().filter(each -> each.role() == role).toList();
        }
    }

    static String bin(int index) {
        return "A-%02d".formatted(1 + index % BINS);
    }

    static String tote(int index) {
        return "T-%d".formatted(1 + index % TOTES);
    }

    Site site(String code) {
        return sites.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    String sku(int index) {
        return skus.get(index % skus.size());
    }
}
