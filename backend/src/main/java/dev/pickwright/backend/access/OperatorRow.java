package dev.pickwright.backend.access;

import dev.pickwright.model.access.Preferences;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.warehouse.WarehouseId;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** An operator as stored; the PIN only as its bcrypt hash. */
@Table("operator")
record OperatorRow(
        @Id UUID id,
        String badge,
        String name,
        String pinHash,
        UUID warehouseId,
        boolean picker,
        boolean packer,
        boolean supervisor,
        boolean administrator,
        String language,
        int textSize,
        @Nullable Instant retiredAt,
        @Version @Nullable Long version) {

    OperatorRow withPin(String hash) {
        return new OperatorRow(
                id,
                badge,
                name,
                hash,
                warehouseId,
                picker,
                packer,
                supervisor,
                administrator,
                language,
                textSize,
                retiredAt,
                version);
    }

    OperatorRow preferring(Preferences wanted) {
        return new OperatorRow(
                id,
                badge,
                name,
                pinHash,
                warehouseId,
                picker,
                packer,
                supervisor,
                administrator,
                wanted.language(),
                wanted.textSize(),
                retiredAt,
                version);
    }

    OperatorRow retired(Instant at) {
        return new OperatorRow(
                id,
                badge,
                name,
                pinHash,
                warehouseId,
                picker,
                packer,
                supervisor,
                administrator,
                language,
                textSize,
                at,
                version);
    }

    WarehouseId home() {
        return new WarehouseId(warehouseId);
    }

    /** Where the operator may work; empty for all. */
    Set<WarehouseId> sites(Collection<WarehouseId> others) {
        return administrator
                ? Set.of()
                : Stream.concat(Stream.of(home()), others.stream()).collect(Collectors.toSet());
    }

    Set<Role> roles() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        if (picker) {
            roles.add(Role.PICKER);
        }
        if (packer) {
            roles.add(Role.PACKER);
        }
        if (supervisor) {
            roles.add(Role.SUPERVISOR);
        }
        if (administrator) {
            roles.add(Role.ADMINISTRATOR);
        }
        return roles;
    }
}
