package dev.pickwright.backend.access;

import dev.pickwright.model.access.Role;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
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
