package dev.pickwright.backend.access;

import dev.pickwright.backend.platform.ReferenceChanges;
import org.springframework.data.relational.core.mapping.event.AfterSaveCallback;
import org.springframework.stereotype.Component;

/** Says of each operator that is saved that something changed. */
@Component
class OperatorTold implements AfterSaveCallback<OperatorRow> {

    private final ReferenceChanges changes;

    OperatorTold(ReferenceChanges changes) {
        this.changes = changes;
    }

    @Override
    public OperatorRow onAfterSave(OperatorRow saved) {
        changes.changed("operator", saved.id());
        return saved;
    }
}
