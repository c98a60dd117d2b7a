package dev.pickwright.backend.sync.station;

import dev.pickwright.backend.sync.copies.Reference;
import dev.pickwright.model.sync.ReferenceRows;
import dev.pickwright.model.sync.StationStore.StationNote;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes in what the reference feed tells, as it is told. */
@Component
@AtStation
class ReferenceNotes implements NoteTaker {

    private final ObjectProvider<Reference> reference;
    private final JsonMapper json;

    ReferenceNotes(ObjectProvider<Reference> reference, JsonMapper json) {
        this.reference = reference;
        this.json = json;
    }

    @Override
    public void take(StationNote note) {
        if (note.kind() == StationNote.Kind.REFERENCE) {
            String body = Objects.requireNonNull(note.body());
            reference.getObject().apply(json.readValue(body, ReferenceRows.class));
        }
    }
}
