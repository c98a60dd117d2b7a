package dev.pickwright.model.access;

import java.util.List;
import java.util.Set;

/**
 * What the sign-in screen may know before anybody is signed in.
 *
 * @param demonstration whether this is a demonstration database
 * @param demoOperators how to sign in there; empty in a real one
 */
public record SignInInfo(boolean demonstration, List<DemoOperator> demoOperators) {

    public record DemoOperator(String badge, String pin, String name, Set<Role> roles, String warehouse) {
        public DemoOperator {
            roles = Set.copyOf(roles);
        }
    }

    public SignInInfo {
        demoOperators = List.copyOf(demoOperators);
    }
}
