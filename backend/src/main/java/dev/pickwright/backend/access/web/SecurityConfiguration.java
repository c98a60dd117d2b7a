package dev.pickwright.backend.access.web;

import dev.pickwright.backend.access.Access;
import dev.pickwright.backend.access.ApiKeys;
import dev.pickwright.backend.access.StationTokens;
import dev.pickwright.backend.platform.web.Problems;
import dev.pickwright.backend.platform.web.RouteRules;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;
import tools.jackson.databind.json.JsonMapper;

/** Nothing is anonymous but the metrics and what says so itself, by {@code Allow}. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    /** Answered by no handler of the product's own. */
    static final String METRICS = "/metrics";

    @Bean
    SecurityFilterChain security(
            HttpSecurity http,
            Access access,
            ApiKeys keys,
            StationTokens stations,
            RouteRules rules,
            JsonMapper json,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
            @Value("${pickwright.token:#{null}}") @Nullable String startToken) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                // SafeAnswers sets them, on what is refused before this chain too.
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests
                        // The second half of what was let in before.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(METRICS)
                        .permitAll()
                        .requestMatchers(rules::anybodyMay)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint((request, response, e) -> Problems.write(
                                response,
                                json,
                                new ProblemException(
                                        Problem.NOT_SIGNED_IN,
                                        "Send a valid key as Authorization: Bearer, and sign in again if a"
                                                + " session was sent: it may have expired.")))
                        .accessDeniedHandler((request, response, e) -> Problems.write(
                                response,
                                json,
                                new ProblemException(Problem.NOT_ALLOWED, "This is not allowed for you."))))
                .addFilterBefore(
                        new BearerFilter(access, keys, stations, rules, startToken, problems),
                        UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** Nobody looks at them, and they would be made for each filter of each request. */
    @Bean
    SecurityObservationSettings noObservations() {
        return SecurityObservationSettings.noObservations();
    }

    /** Answers what the firewall turns away before any filter. */
    @Bean
    RequestRejectedHandler rejectedRequests(JsonMapper json) {
        return (request, response, e) -> Problems.write(response, json, Problems.rejected());
    }
}
