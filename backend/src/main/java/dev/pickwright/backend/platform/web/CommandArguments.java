package dev.pickwright.backend.platform.web;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives handler methods the {@link Actor} who asks, and the {@link Command} of a request that changes something. */
@Configuration(proxyBeanMethods = false)
class CommandArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private static final int MAX_KEY = 80;
    private static final Pattern VERSION = Pattern.compile("\"?(\\d{1,18})\"?");
    private static final int MAX_TEXT = 255;

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    /** Path variables, parameters and headers; a body's texts are checked as it is read. */
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, String.class, CommandArguments::checked);
        registry.addConverter(String.class, Instant.class, Texts::time);
        registry.addConverterFactory(new WireConverters());
    }

    private static String checked(String text) {
        if (text.length() > MAX_TEXT) {
            throw new IllegalArgumentException("a text has at most %d characters".formatted(MAX_TEXT));
        }
        return Texts.storable(text);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Actor.class || parameter.getParameterType() == Command.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders)
            throws HttpMediaTypeNotAcceptableException {
        Actor actor = actor();
        return parameter.getParameterType() == Actor.class ? actor : command(actor, request);
    }

    /** Refuses before anything is done what could not be answered after it. */
    private static void requireAnswerable(NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        List<MediaType> accepted;
        try {
            accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        } catch (InvalidMediaTypeException e) {
            throw new HttpMediaTypeNotAcceptableException("no list of media types");
        }
        // A route that says what it gives was chosen by that.
        boolean chosen =
                request.getAttribute(HandlerMapping.PRODUCIBLE_MEDIA_TYPES_ATTRIBUTE, RequestAttributes.SCOPE_REQUEST)
                        != null;
        if (!chosen
                && !accepted.isEmpty()
                && accepted.stream().noneMatch(type -> type.includes(MediaType.APPLICATION_JSON))) {
            throw new HttpMediaTypeNotAcceptableException(List.of(MediaType.APPLICATION_JSON));
        }
    }

    /** @throws ProblemException NOT_SIGNED_IN if nobody is known */
    static Actor actor() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Actor actor) {
            return actor;
        }
        throw new ProblemException(Problem.NOT_SIGNED_IN, "Send a key or token as Authorization: Bearer.");
    }

    private static Command command(Actor actor, NativeWebRequest request) throws HttpMediaTypeNotAcceptableException {
        requireAnswerable(request);
        String key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank() || key.length() > MAX_KEY) {
            throw new ProblemException(
                    Problem.IDEMPOTENCY_KEY_MISSING,
                    "Send an Idempotency-Key of 1 to %d characters, a fresh one for each operation.".formatted(MAX_KEY),
                    Map.of("field", "Idempotency-Key"));
        }
        var servlet = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        String caller =
                actor.operator() == null ? actor.name() : actor.operator().toString();
        return new Command(
                actor,
                caller,
                key,
                servlet.getMethod() + " " + servlet.getRequestURI(),
                version(request),
                servlet.getHeader("Approval"));
    }

    private static @Nullable Long version(NativeWebRequest request) {
        String header = request.getHeader("If-Match");
        if (header == null || header.isBlank() || header.equals("*")) {
            return null;
        }
        Matcher matcher = VERSION.matcher(header.strip());
        if (!matcher.matches()) {
            throw new ProblemException(
                    Problem.REQUEST_INVALID,
                    "If-Match holds one version as the ETag gave it, such as \"3\".",
                    Map.of("field", "If-Match"));
        }
        return Long.valueOf(matcher.group(1));
    }
}
