package dev.pickwright.backend.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.ListCrudRepository;

interface OperatorRepository extends ListCrudRepository<OperatorRow, UUID> {

    /** @param badge upper case */
    Optional<OperatorRow> findByBadge(String badge);
}
