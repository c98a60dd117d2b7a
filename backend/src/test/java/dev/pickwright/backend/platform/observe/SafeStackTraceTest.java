package dev.pickwright.backend.platform.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

class SafeStackTraceTest {

    private final SafeStackTrace printer = new SafeStackTrace();

    @Test
    void whatMayQuoteARowIsNotTold() {
        var row = new SQLException("Failing row contains (Ada Lovelace)", "23505", 7);
        var wrapped = new DataIntegrityViolationException("could not insert; " + row.getMessage(), row);

        assertThat(printer.printStackTraceToString(new RuntimeException(wrapped)))
                .doesNotContain("Lovelace")
                .contains("DataIntegrityViolationException")
                .contains("[23505, 7]")
                .contains("at dev.pickwright.backend.platform.observe.SafeStackTraceTest.");
    }

    @Test
    void whatMayQuoteARequestIsNotTold() {
        assertThat(SafeStackTrace.told(new IllegalArgumentException("'Ada Lovelace' is no number")))
                .isEqualTo("java.lang.IllegalArgumentException");
        assertThat(SafeStackTrace.told(new IllegalStateException(new IllegalArgumentException("Ada"))))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void whatHelpsAndQuotesNothingIsTold() {
        assertThat(SafeStackTrace.told(new IOException("No space left on device")))
                .endsWith(": No space left on device");
        assertThat(SafeStackTrace.told(new SQLException("Connection refused", "08001")))
                .endsWith(": Connection refused");
    }
}
