package dev.pickwright.backend.picking;

import dev.pickwright.model.picking.PicklistId;
import java.util.Set;

/** What a station with a central may begin. Where nothing implements it, work is planned here. */
public interface WorkOnHand {

    /** Picklists of which all may be worked on now. */
    Set<PicklistId> picklists();
}
