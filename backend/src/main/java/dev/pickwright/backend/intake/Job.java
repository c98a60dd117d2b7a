package dev.pickwright.backend.intake;

import dev.pickwright.backend.platform.Actor;
import dev.pickwright.model.intake.ImportRequest;

/** One run over one file, as its kind sees it. */
record Job(Actor actor, ImportRequest request, Progress progress, RejectLog rejects) {}
