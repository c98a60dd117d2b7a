package dev.pickwright.backend.warehouse;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.Persistable;
import org.springframework.data.relational.core.mapping.Table;

/** A SKU as stored. It is only ever added, so it needs no version. */
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
}
