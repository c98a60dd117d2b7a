package dev.pickwright.backend.platform.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.scope.Subject;
import dev.pickwright.backend.platform.scope.WarehouseScope;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import dev.pickwright.model.Wire;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.access.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets through to a handler method whom its {@link Allow} names. */
@Configuration(proxyBeanMethods = false)
class RouteGuard implements HandlerInterceptor, WebMvcConfigurer {

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final ObjectProvider<WarehouseScope> scope;

    RouteGuard(ObjectProvider<WarehouseScope> scope) {
        this.scope = scope;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** The second half of an answer that comes in two was let through with the first. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getDispatcherType() != DispatcherType.ASYNC) {
            Allow rule = method.getMethodAnnotation(Allow.class);
            if (rule == null) {
                throw new ProblemException(Problem.NOT_ALLOWED, "Nobody may do this.");
            }
            if (!rule.anybody()) {
                Actor actor = CommandArguments.actor();
                requireAllowed(rule, actor);
                requireAtHome(rule, actor, request);
            }
        }
        return true;
    }

    private static void requireAllowed(Allow rule, Actor actor) {
        if (rule.operatorsOnly()) {
            actor.requireOperator();
        }
        boolean allowed = switch (actor.kind()) {
            case OPERATOR -> any(actor.roles(), Role.ADMINISTRATOR, rule.roles());
            case KEY -> any(actor.scopes(), Scope.EVERYTHING, rule.scopes());
            case STATION -> rule.stations();
            case PRODUCT -> true;
        };
        if (!allowed) {
            throw new ProblemException(
                    Problem.NOT_ALLOWED, "%s may not do this; it takes %s.".formatted(actor.name(), taking(rule)));
        }
    }

    /** By what the path names, and by the warehouse that the query names. */
    private void requireAtHome(Allow rule, Actor actor, HttpServletRequest request) {
        if (actor.warehouses().isEmpty()) {
            return;
        }
        boolean changes = !LOOKING.contains(request.getMethod());
        String named = variables(request).getOrDefault(rule.of().variable(), "");
        scope.getObject().require(actor, rule.of(), named, changes);
        String warehouse = request.getParameter("warehouse");
        if (warehouse != null) {
            scope.getObject().require(actor, Subject.WAREHOUSE, checked(warehouse), changes);
        }
    }

    /** It was not read by any converter yet. */
    private static String checked(String warehouse) {
        try {
            return Texts.storable(warehouse);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID, "warehouse: %s.".formatted(e.getMessage()), Map.of("field", "warehouse"));
        }
    }

    private static Map<?, String> variables(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> found
                ? found.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())))
                : Map.of();
    }

    @SafeVarargs
    private static <T> boolean any(Set<T> held, T all, T... wanted) {
        return held.contains(all) || Arrays.stream(wanted).anyMatch(held::contains);
    }

    private static String taking(Allow rule) {
        List<String> roles = names(rule.roles(), Role.ADMINISTRATOR);
        List<String> scopes = names(rule.scopes(), Scope.EVERYTHING);
        String operator = "an operator who is " + String.join(" or ", roles);
        return rule.operatorsOnly() ? operator : operator + ", or a key with the scope " + String.join(" or ", scopes);
    }

    private static <T extends Wire> List<String> names(T[] named, T always) {
        return Stream.concat(Arrays.stream(named), Stream.of(always))
                .distinct()
                .map(Wire::wire)
                .toList();
    }
}
