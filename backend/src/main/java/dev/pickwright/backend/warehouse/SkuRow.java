package dev.pickwright.backend.warehouse;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/** A SKU as stored. Saving only ever adds one; changes are statements of their own. */
@Table("sku")
record SkuRow(
        @Id UUID id,
        String code,
        String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        boolean qcFlagged)
        implements Persistable<UUID> {

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    /** This SKU with all that the details say. */
    SkuRow with(SkuDetails details) {
        return new SkuRow(
                id,
                code,
                Objects.requireNonNullElse(details.description(), description),
                details.gtin() == null ? gtin : details.gtin(),
                details.weightGrams() == null ? weightGrams : details.weightGrams(),
                Objects.requireNonNullElse(details.qcFlagged(), qcFlagged));
    }
}
