package dev.pickwright.backend.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Reads the rules of all routes at start, and fails it if a route has none. */
@Component
public class RouteRules implements SmartInitializingSingleton {

    private final ObjectProvider<RequestMappingHandlerMapping> routes;
    private volatile List<RequestMatcher> open = List.of();

    RouteRules(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<RequestMatcher> found = new ArrayList<>();
        routes.getObject().getHandlerMethods().forEach((route, handler) -> {
            Allow rule = handler.getMethodAnnotation(Allow.class);
            if (rule == null) {
                throw new IllegalStateException("%s has no @Allow: say who may use %s"
                        .formatted(handler.getShortLogMessage(), route.getPatternValues()));
            }
            if (rule.anybody()) {
                found.addAll(matchers(route));
            }
        });
        open = List.copyOf(found);
    }

    /** Whether the request is for a route that asks nobody who it is. */
    public boolean anybodyMay(HttpServletRequest request) {
        return open.stream().anyMatch(route -> route.matches(request));
    }

    private static List<RequestMatcher> matchers(RequestMappingInfo route) {
        Set<RequestMethod> methods = route.getMethodsCondition().getMethods();
        List<RequestMatcher> matchers = new ArrayList<>();
        for (String path : route.getPatternValues()) {
            if (methods.isEmpty()) {
                matchers.add(matcher(null, path));
            }
            methods.forEach(method -> matchers.add(matcher(method.asHttpMethod(), path)));
            if (methods.contains(RequestMethod.GET)) {
                matchers.add(matcher(HttpMethod.HEAD, path));
            }
        }
        return matchers;
    }

    private static RequestMatcher matcher(@Nullable HttpMethod method, String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(method, path);
    }
}
