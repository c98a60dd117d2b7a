package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.ReferenceChanges;
import org.springframework.data.relational.core.mapping.event.AfterSaveCallback;
import org.springframework.stereotype.Component;

/** Says of each SKU that is saved that it changed. */
@Component
class SkuTold implements AfterSaveCallback<SkuRow> {

    private final ReferenceChanges changes;

    SkuTold(ReferenceChanges changes) {
        this.changes = changes;
    }

    @Override
    public SkuRow onAfterSave(SkuRow saved) {
        changes.changed("sku", saved.id());
        return saved;
    }
}
