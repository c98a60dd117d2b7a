package dev.pickwright.backend.platform.guard.web;

import dev.pickwright.backend.platform.web.Problems;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps web pages away from a server that listens on loopback: a page reaches it under a host name of its own
 * (DNS rebinding), or from an origin of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class LocalOnly extends OncePerRequestFilter {

    private static final List<String> NAMES = List.of("127.0.0.1", "localhost", "[::1]");

    private final boolean loopback;
    private final JsonMapper json;

    LocalOnly(@Value("${server.address:#{null}}") @Nullable InetAddress address, JsonMapper json) {
        this.loopback = address != null && address.isLoopbackAddress();
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !loopback;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getHeader(HttpHeaders.HOST);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!own(request, "", host)) {
            refuse(response, "This server is for this computer alone: ask it as 127.0.0.1 or localhost.");
        } else if (origin != null && !own(request, request.getScheme() + "://", origin)) {
            refuse(response, "This server takes no requests from web pages.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean own(HttpServletRequest request, String before, @Nullable String said) {
        return NAMES.stream().anyMatch(name -> (before + name + ":" + request.getLocalPort()).equalsIgnoreCase(said));
    }

    private void refuse(HttpServletResponse response, String sentence) throws IOException {
        Problems.write(response, json, new ProblemException(Problem.NOT_ALLOWED, sentence));
    }
}
