package dev.pickwright.backend.warehouse;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.data.repository.query.Param;

interface SkuRepository extends ListCrudRepository<SkuRow, UUID> {

    List<SkuRow> findByCodeIn(Collection<String> codes);

    Optional<SkuRow> findByCode(String code);

    Optional<SkuRow> findByGtin(String gtin);

    @Modifying
    @Query("""
            update sku set description = :description, gtin = :gtin, weight_grams = :weightGrams,
                qc_flagged = :qcFlagged
            where id = :id
            """)
    void update(
            @Param("id") UUID id,
            @Param("description") String description,
            @Param("gtin") @Nullable String gtin,
            @Param("weightGrams") @Nullable Integer weightGrams,
            @Param("qcFlagged") boolean qcFlagged);
}
