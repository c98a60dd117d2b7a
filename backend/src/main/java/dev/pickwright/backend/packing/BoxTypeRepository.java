package dev.pickwright.backend.packing;

import dev.pickwright.backend.platform.ReferenceChanges;
import dev.pickwright.backend.platform.jdbc.UnitMemory;
import dev.pickwright.model.packing.PackTaskView.BoxType;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BoxTypeRepository {

    private final JdbcClient jdbc;
    private final ReferenceChanges changes;
    private final UnitMemory<String, List<BoxType>> known = new UnitMemory<>();

    BoxTypeRepository(JdbcClient jdbc, ReferenceChanges changes) {
        this.jdbc = jdbc;
        this.changes = changes;
    }

    List<BoxType> all() {
        return known.get("", this::read);
    }

    private List<BoxType> read() {
        return jdbc.sql("select * from box_type order by length_mm * width_mm * height_mm, code")
                .query((row, n) -> new BoxType(
                        row.getString("code"),
                        row.getString("name"),
                        row.getInt("length_mm"),
                        row.getInt("width_mm"),
                        row.getInt("height_mm"),
                        row.getInt("tare_grams")))
                .list();
    }

    void insert(BoxType type) {
        changes.changed("box_type", type.code());
        known.forget("");
        jdbc.sql("""
                insert into box_type (code, name, length_mm, width_mm, height_mm, tare_grams)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(type.code(), type.name(), type.lengthMm(), type.widthMm(), type.heightMm(), type.tareGrams())
                .update();
    }
}
