package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.Access;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.RouteRules;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Finds out who asks: the bearer token is a key of the database or the token of this start; an
 * {@code Operator-Session} beside it narrows what may be done to what that operator may do.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Access access;
    private final RouteRules rules;
    private final @Nullable String startToken;
    private final HandlerExceptionResolver problems;

    BearerFilter(Access access, RouteRules rules, @Nullable String startToken, HandlerExceptionResolver problems) {
        this.access = access;
        this.rules = rules;
        this.startToken = startToken;
        this.problems = problems;
    }

    /** What anybody may see waits for no database. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(SecurityConfiguration.METRICS) || rules.anybodyMay(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            identify(request);
        } catch (RuntimeException e) {
            // No advice covers a filter by itself.
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private void identify(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        String session = request.getHeader("Operator-Session");
        if (header != null && header.startsWith(BEARER)) {
            Optional<Actor> system = system(header.substring(BEARER.length()).strip());
            Optional<Actor> actor = session == null ? system : system.flatMap(known -> access.operatorOf(session));
            actor.ifPresent(BearerFilter::authenticate);
        }
    }

    private Optional<Actor> system(String token) {
        boolean ofThisStart = startToken != null
                && MessageDigest.isEqual(
                        startToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        return ofThisStart ? Optional.of(Actor.system("station")) : access.systemOf(token);
    }

    private static void authenticate(Actor actor) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
    }
}
