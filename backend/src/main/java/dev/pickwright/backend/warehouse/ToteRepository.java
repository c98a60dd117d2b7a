package dev.pickwright.backend.warehouse;

import dev.pickwright.backend.platform.jdbc.Sql;
import dev.pickwright.model.fulfillment.FulfillmentId;
import dev.pickwright.model.warehouse.ToteId;
import dev.pickwright.model.warehouse.WarehouseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ToteRepository {

    private final JdbcClient jdbc;

    ToteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Tote> byCode(WarehouseId warehouse, String code) {
        return jdbc.sql("select * from tote where warehouse_id = ? and code = ?")
                .params(warehouse.value(), code.toUpperCase(Locale.ROOT))
                .query(ToteRepository::tote)
                .optional();
    }

    List<Tote> of(FulfillmentId fulfillment) {
        return jdbc.sql("select * from tote where fulfillment_id = ? order by bound_at, code")
                .param(fulfillment.value())
                .query(ToteRepository::tote)
                .list();
    }

    int bind(ToteId tote, FulfillmentId fulfillment, Instant now) {
        return jdbc.sql("update tote set fulfillment_id = ?, bound_at = ? where id = ? and fulfillment_id is null")
                .params(fulfillment.value(), Sql.at(now), tote.value())
                .update();
    }

    void release(FulfillmentId fulfillment) {
        jdbc.sql("update tote set fulfillment_id = null where fulfillment_id = ?")
                .param(fulfillment.value())
                .update();
    }

    void release(ToteId tote) {
        jdbc.sql("update tote set fulfillment_id = null where id = ?")
                .param(tote.value())
                .update();
    }

    private static Tote tote(ResultSet row, int n) throws SQLException {
        UUID bound = Sql.uuidOrNull(row, "fulfillment_id");
        return new Tote(
                new ToteId(Sql.uuid(row, "id")),
                row.getString("code"),
                bound == null ? null : new FulfillmentId(bound));
    }
}
