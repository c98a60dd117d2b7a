package dev.pickwright.model.sync;

import dev.pickwright.model.Fields;

/**
 * A supervisor's decision of a case.
 *
 * @param reason 1 to 200 characters
 */
public record ResolveCase(CaseOutcome outcome, String reason) {

    public ResolveCase {
        Fields.text("reason", reason, 200);
    }
}
