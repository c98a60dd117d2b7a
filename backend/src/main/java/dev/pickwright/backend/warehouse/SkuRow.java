package dev.pickwright.backend.warehouse;

import dev.pickwright.model.warehouse.SkuFacts;
import dev.pickwright.model.warehouse.SkuId;
import dev.pickwright.model.warehouse.SkuPackaging;
import dev.pickwright.model.warehouse.SkuView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A SKU as stored, without its packaging levels. */
@Table("sku")
record SkuRow(
        @Id UUID id,
        String code,
        String description,
        @Nullable String gtin,
        @Nullable Integer weightGrams,
        boolean qcFlagged,
        boolean lotTracked,
        boolean serialTracked,
        @Version @Nullable Long version) {

    static SkuRow of(UUID id, String code, SkuFacts facts, @Nullable Long version) {
        return new SkuRow(
                id,
                code,
                facts.description(),
                facts.gtin(),
                facts.weightGrams(),
                facts.qcFlagged(),
                facts.lotTracked(),
                facts.serialTracked(),
                version);
    }

    Sku sku() {
        return new Sku(new SkuId(id), code, description, gtin, weightGrams, qcFlagged, lotTracked, serialTracked);
    }

    SkuView view(List<SkuPackaging> packagings) {
        return new SkuView(
                new SkuId(id),
                code,
                description,
                gtin,
                weightGrams,
                qcFlagged,
                lotTracked,
                serialTracked,
                packagings,
                version == null ? 0 : version);
    }
}
