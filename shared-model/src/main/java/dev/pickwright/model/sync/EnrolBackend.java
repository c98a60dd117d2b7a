package dev.pickwright.model.sync;

import dev.pickwright.model.Fields;
import org.jspecify.annotations.Nullable;

/**
 * A station's own backend is to be let in by its central.
 * Constructing it throws {@link IllegalArgumentException} if a text is blank or too long.
 *
 * @param code a supervisor's; case, blanks and dashes do not matter
 * @param certificate the SHA-256 of central's certificate, which a person compared; null if the computer trusts it anyway
 */
public record EnrolBackend(String code, @Nullable String certificate) {

    public EnrolBackend {
        code = Fields.code("code", code, 40);
        certificate = certificate == null ? null : Fields.text("certificate", certificate, 100);
    }

    /** Without the code, so that it never reaches a log. */
    @Override
    public String toString() {
        return "EnrolBackend[]";
    }
}
