package dev.pickwright.backend.platform.observe;

import ch.qos.logback.classic.pattern.ThrowableHandlingConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/**
 * Exceptions in the log: their types and where they come from, and only such messages as cannot quote what somebody
 * sent or what a row holds. For lines of text it is a conversion word, for JSON a printer.
 */
public final class SafeStackTrace extends ThrowableHandlingConverter implements StackTracePrinter {

    /** Their messages come from the JVM, the network or a library, or are sentences of ours without values. */
    private static final List<Class<? extends Throwable>> SPEAKING = List.of(
            NullPointerException.class,
            IllegalStateException.class,
            IndexOutOfBoundsException.class,
            ClassCastException.class,
            UnsupportedOperationException.class,
            VirtualMachineError.class,
            LinkageError.class,
            IOException.class,
            java.util.concurrent.TimeoutException.class);

    /** Connection, transaction, resources, intervention, system: nothing of these speaks of values. */
    private static final List<String> SPEAKING_SQL_STATES = List.of("08", "25", "40", "53", "55", "57", "58");

    private static final String KAFKA = "org.apache.kafka.common.";

    private final StackTracePrinter printer =
            StandardStackTracePrinter.rootLast().withFormatter(SafeStackTrace::told);

    @Override
    public String convert(ILoggingEvent event) {
        return event.getThrowableProxy() instanceof ThrowableProxy proxy
                ? System.lineSeparator() + printStackTraceToString(proxy.getThrowable())
                : "";
    }

    @Override
    public void printStackTrace(Throwable thrown, Appendable out) throws IOException {
        printer.printStackTrace(thrown, out);
    }

    static String told(Throwable thrown) {
        String name = thrown.getClass().getName();
        if (thrown instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return "%s [%s, %d]".formatted(name, state, sql.getErrorCode())
                    + (SPEAKING_SQL_STATES.stream().anyMatch(state::startsWith) ? ": " + thrown.getMessage() : "");
        }
        boolean speaking = SPEAKING.stream().anyMatch(type -> type.isInstance(thrown)) || name.startsWith(KAFKA);
        // An exception made from its cause alone repeats the cause's message.
        boolean repeats = thrown.getCause() != null
                && String.valueOf(thrown.getMessage())
                        .contains(String.valueOf(thrown.getCause().getMessage()));
        return speaking && !repeats && thrown.getMessage() != null ? name + ": " + thrown.getMessage() : name;
    }
}
