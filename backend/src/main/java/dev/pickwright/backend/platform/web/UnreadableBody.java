package dev.pickwright.backend.platform.web;

import dev.pickwright.model.Problem;
import dev.pickwright.model.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** What is wrong with JSON that could not be read as what is expected. */
final class UnreadableBody {

    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    private UnreadableBody() {}

    /** @param e what reading threw, or what wraps that */
    static ProblemException problem(Exception e) {
        String field = e instanceof JacksonException json
                ? field(json)
                : e.getCause() instanceof JacksonException json ? field(json) : "";
        Throwable root = root(e);
        String detail = root instanceof UnrecognizedPropertyException
                ? "The request has a field that is not known here."
                : root instanceof IllegalArgumentException illegal
                        ? sentence(illegal)
                        : "The request body is not what is expected here.";
        return new ProblemException(
                Problem.REQUEST_INVALID,
                field.isEmpty() ? detail : field + ": " + detail,
                field.isEmpty() ? Map.of() : Map.of("field", field));
    }

    private static Throwable root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /**
     * The field that is wrong. A record that refuses itself begins its sentence with the component that it is about,
     * in snake_case.
     */
    private static String field(JacksonException e) {
        String path = path(e);
        if (e instanceof ValueInstantiationException refused && refused.getCause() != null) {
            String first = sentence(refused.getCause()).split(" ", 2)[0];
            Class<?> type = refused.getType().getRawClass();
            if (type.isRecord()
                    && Arrays.stream(type.getRecordComponents())
                            .anyMatch(component -> snake(component.getName()).equals(first))) {
                return path.isEmpty() ? first : path + "." + first;
            }
        }
        return path;
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** Names that no field of the product could have are not repeated. */
    private static String path(JacksonException e) {
        StringBuilder path = new StringBuilder();
        for (var reference : e.getPath()) {
            String name = reference.getPropertyName();
            if (name == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".")
                        .append(FIELD.matcher(name).matches() ? name : "?");
            }
        }
        return path.toString();
    }

    private static String sentence(Throwable e) {
        return String.valueOf(e.getMessage());
    }
}
