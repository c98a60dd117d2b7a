package dev.pickwright.backend.packing;

import dev.pickwright.model.packing.PackTaskView.BoxType;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class BoxTypeRepository {

    private final JdbcClient jdbc;

    BoxTypeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<BoxType> all() {
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
        jdbc.sql("""
                insert into box_type (code, name, length_mm, width_mm, height_mm, tare_grams)
                values (?, ?, ?, ?, ?, ?)
                """)
                .params(type.code(), type.name(), type.lengthMm(), type.widthMm(), type.heightMm(), type.tareGrams())
                .update();
    }
}
