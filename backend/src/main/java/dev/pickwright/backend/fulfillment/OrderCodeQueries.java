package dev.pickwright.backend.fulfillment;

import dev.pickwright.backend.warehouse.CodeSource;
import dev.pickwright.model.scan.Resolved;
import dev.pickwright.model.warehouse.WarehouseId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Knows the numbers of orders and fulfillments as codes. */
@Repository
class OrderCodeQueries implements CodeSource {

    private static final int MAX_NUMBER = 40;

    private final JdbcClient jdbc;

    OrderCodeQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Resolved> find(WarehouseId warehouse, String code) {
        if (code.isEmpty() || code.length() > MAX_NUMBER) {
            return Optional.empty();
        }
        List<String> numbers = jdbc.sql("""
                select number from customer_order where number in (:raw, :upper)
                union select number from fulfillment where number = :upper
                order by number
                """)
                .param("raw", code)
                .param("upper", code.toUpperCase(Locale.ROOT))
                .query((row, n) -> row.getString("number"))
                .list();
        return numbers.stream()
                .filter(code::equals)
                .findFirst()
                .or(() -> numbers.stream().findFirst())
                .map(Resolved.Order::new);
    }
}
