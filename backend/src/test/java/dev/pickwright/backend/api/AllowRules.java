package dev.pickwright.backend.api;

import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.web.method.HandlerMethod;

/** The {@code x-allow} of an operation: who may use it. */
final class AllowRules {

    private AllowRules() {}

    static Map<String, Object> of(HandlerMethod handler) {
        Allow rule = Objects.requireNonNull(handler.getMethodAnnotation(Allow.class));
        if (rule.anybody()) {
            return Map.of("anybody", true);
        }
        Map<String, Object> told = new TreeMap<>();
        told.put("roles", names(rule.roles(), Role.ADMINISTRATOR));
        told.put("scopes", rule.operatorsOnly() ? List.of() : names(rule.scopes(), Scope.EVERYTHING));
        told.put("stations", rule.stations());
        told.put("operators_only", rule.operatorsOnly());
        if (rule.of() != Subject.NONE) {
            told.put("subject", rule.of().name().toLowerCase(Locale.ROOT));
        }
        return told;
    }

    private static <T extends Wire> List<String> names(T[] named, T always) {
        return Stream.concat(Arrays.stream(named), Stream.of(always))
                .map(Wire::wire)
                .distinct()
                .toList();
    }
}
