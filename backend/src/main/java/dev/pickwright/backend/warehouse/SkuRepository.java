package dev.pickwright.backend.warehouse;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.ListCrudRepository;

interface SkuRepository extends ListCrudRepository<SkuRow, UUID> {

    Optional<SkuRow> findByCode(String code);

    Optional<SkuRow> findByGtin(String gtin);

    List<SkuRow> findByCodeGreaterThanOrderByCode(String after, Limit limit);
}
