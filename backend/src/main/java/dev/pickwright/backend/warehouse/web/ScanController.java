package dev.pickwright.backend.warehouse.web;

import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.platform.web.Allow;
import dev.pickwright.backend.warehouse.Scans;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.scan.LookUp;
import dev.pickwright.model.scan.LookedUp;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ScanController {

    private final Scans scans;
    private final Once once;

    ScanController(Scans scans, Once once) {
        this.scans = scans;
        this.once = once;
    }

    @Allow(
            roles = {Role.PICKER, Role.PACKER, Role.SUPERVISOR},
            operatorsOnly = true)
    @PostMapping("/v1/scans/resolve")
    LookedUp resolve(Command command, @RequestBody LookUp body) {
        return once.run(command, body, LookedUp.class, () -> scans.look(command.actor(), body));
    }
}
