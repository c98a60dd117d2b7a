package dev.pickwright.station.screens;

import dev.pickwright.station.backend.api.DomainFailure;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import java.util.Set;

/** Says why something was refused. */
public final class Refusals {

    /** The advice for these codes is a picker's or packer's; here the backend's own sentence says it. */
    private static final Set<String> OF_OTHERS = Set.of("nothing_to_do", "task_changed");

    private Refusals() {}

    public static void say(FrameModel frame, Exception e) {
        if (e instanceof DomainFailure failure && OF_OTHERS.contains(failure.code())) {
            frame.say(Outcome.ERROR, String.valueOf(failure.getMessage()));
        } else {
            frame.fail(e);
        }
    }
}
