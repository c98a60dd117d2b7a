package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.Access;
import dev.pickwright.backend.access.ApiKeys;
import dev.pickwright.backend.access.StationTokens;
import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.web.RouteRules;
import dev.pickwright.model.access.Scope;
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
 * Finds out who asks: the bearer token is a key, a station's token, or the token of this start; an
 * {@code Operator-Session} beside it narrows what may be done to what that operator may do.
 */
final class BearerFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Access access;
    private final ApiKeys keys;
    private final StationTokens stations;
    private final RouteRules rules;
    private final KeyLimits limits = new KeyLimits();
    private final @Nullable String startToken;
    private final HandlerExceptionResolver problems;

    BearerFilter(
            Access access,
            ApiKeys keys,
            StationTokens stations,
            RouteRules rules,
            @Nullable String startToken,
            HandlerExceptionResolver problems) {
        this.access = access;
        this.keys = keys;
        this.stations = stations;
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
            identify(request, response);
        } catch (RuntimeException e) {
            // No advice covers a filter by itself.
            problems.resolveException(request, response, null, e);
            return;
        }
        chain.doFilter(request, response);
    }

    private void identify(HttpServletRequest request, HttpServletResponse response) {
        String header = request.getHeader("Authorization");
        String session = request.getHeader("Operator-Session");
        if (header != null && header.startsWith(BEARER)) {
            Optional<Actor> asker = asker(header.substring(BEARER.length()).strip(), response);
            Optional<Actor> actor = session == null ? asker : asker.flatMap(known -> operator(known, session));
            actor.ifPresent(BearerFilter::authenticate);
        }
    }

    private Optional<Actor> asker(String token, HttpServletResponse response) {
        boolean ofThisStart = startToken != null
                && MessageDigest.isEqual(
                        startToken.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
        if (ofThisStart) {
            return Optional.of(Actor.system("station"));
        }
        if (token.startsWith(StationTokens.PREFIX)) {
            return stations.stationOf(token);
        }
        return keys.callerOf(token).map(caller -> {
            limits.charge(caller, response);
            return caller.actor();
        });
    }

    /** A session is worth nothing away from its station, nor with a key that can do less than it. */
    private Optional<Actor> operator(Actor asker, String session) {
        return access.operatorOf(session).filter(operator -> switch (asker.kind()) {
            case STATION -> asker.name().equals(operator.station());
            case KEY -> asker.scopes().contains(Scope.EVERYTHING);
            case PRODUCT -> true;
            case OPERATOR -> false;
        });
    }

    private static void authenticate(Actor actor) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(actor, null, List.of()));
    }
}
