package dev.pickwright.model.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A verdict with its reason.
 *
 * @param code null for a plain {@code applied}
 * @param caseId where a supervisor finds it; null if there is nothing to decide
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Ruling(
        OperationVerdict verdict,
        @Nullable VerdictCode code,
        @Nullable CaseId caseId) {

    public static final Ruling APPLIED = new Ruling(OperationVerdict.APPLIED, null, null);

    public static Ruling flagged(VerdictCode code) {
        return new Ruling(OperationVerdict.APPLIED_FLAGGED, code, null);
    }
}
