package dev.pickwright.backend.sync.copies;

import dev.pickwright.model.sync.BootstrapPart;
import dev.pickwright.model.sync.ReferenceRows;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** The reference data that every station has a copy of: written out at central, taken in at a station. */
@Service
public class Reference {

    /** What became of a part that came. */
    public enum Taken {
        /** It is damaged: fetch it again. */
        REFUSED,
        /** Fetch {@link Reference#nextPart}. */
        MORE,
        /** It was the last one, and all reference data here is exchanged. */
        ALL
    }

    private final ReferenceExport exports;
    private final ReferenceImport imports;
    private final ReferenceRepository tables;

    Reference(ReferenceExport exports, ReferenceImport imports, ReferenceRepository tables) {
        this.exports = exports;
        this.imports = imports;
        this.tables = tables;
    }

    /**
     * Central: a part of the reference data. All parts are of one moment for some minutes; a station that finds another
     * watermark in one begins again.
     *
     * @param central the incarnation of central
     * @throws dev.pickwright.model.ProblemException NOT_FOUND if there are not that many
     */
    public BootstrapPart part(int central, int part) {
        return exports.part(central, part);
    }

    /** Station: the first part that is missing here. */
    public int nextPart() {
        return imports.nextPart();
    }

    /**
     * Station: keeps a part, also over a restart. With the last one all reference data is exchanged, and the reference
     * feed is followed from there.
     */
    public Taken take(BootstrapPart part) {
        return imports.take(part);
    }

    /** Station: the rows of a message of the reference feed. Joins the caller's unit of work. */
    public void apply(ReferenceRows changes) {
        imports.apply(changes);
    }

    /** SHA-256 of each table, the same here and at central if they hold the same. */
    public Map<String, String> digests() {
        return ReferenceTable.ALL.stream().collect(Collectors.toMap(ReferenceTable::name, this::digest));
    }

    /** @throws IllegalArgumentException if it is no table of the reference data */
    public String digest(String table) {
        return digest(ReferenceTable.named(table));
    }

    private String digest(ReferenceTable table) {
        return CopiedRows.digest(tables.read(table));
    }
}
