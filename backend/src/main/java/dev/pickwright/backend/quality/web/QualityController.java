package dev.pickwright.backend.quality.web;

import dev.pickwright.backend.platform.jdbc.Command;
import dev.pickwright.backend.platform.jdbc.Once;
import dev.pickwright.backend.quality.Quality;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.packing.PackAnswer;
import dev.pickwright.model.quality.RecordQc;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QualityController {

    private final Quality quality;
    private final Once once;

    QualityController(Quality quality, Once once) {
        this.quality = quality;
        this.once = once;
    }

    @PostMapping("/v1/packing/tasks/{id}/qc-result")
    PackAnswer record(Command command, @PathVariable FulfillmentId id, @RequestBody RecordQc body) {
        command.require(Role.PACKER);
        return once.run(command, body, PackAnswer.class, () -> quality.record(command.actor(), id, body));
    }
}
