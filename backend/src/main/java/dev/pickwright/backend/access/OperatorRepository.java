package dev.pickwright.backend.access;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.relational.core.sql.LockMode;
import org.springframework.data.relational.repository.Lock;
import org.springframework.data.repository.ListCrudRepository;

interface OperatorRepository extends ListCrudRepository<OperatorRow, UUID> {

    /** @param badge upper case */
    Optional<OperatorRow> findByBadge(String badge);

    /** Locks the row until the unit of work ends. */
    @Lock(LockMode.PESSIMISTIC_WRITE)
    Optional<OperatorRow> findLockedById(UUID id);
}
