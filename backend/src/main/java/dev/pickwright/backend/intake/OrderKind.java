package dev.pickwright.backend.intake;

import dev.pickwright.backend.fulfillment.Orders;
import dev.pickwright.backend.platform.jdbc.UnitOfWork;
import dev.pickwright.backend.warehouse.Skus;
import dev.pickwright.backend.warehouse.Stock;
import dev.pickwright.backend.warehouse.Warehouses;
import dev.pickwright.model.intake.ImportKind;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Orders; every order is a unit of work of its own. */
@Component
final class OrderKind implements Kind {

    static final Columns COLUMNS = new Columns(
            null,
            List.of(Column.ORDER_NUMBER, Column.SKU, Column.QUANTITY),
            List.of(Column.UNIT_PRICE, Column.DESCRIPTION, Column.CUSTOMER, Column.ORDERED_AT, Column.WAREHOUSE));

    private final Orders orders;
    private final Warehouses warehouses;
    private final Skus skus;
    private final Stock stock;
    private final UnitOfWork units;
    private final NonStock nonStock;

    OrderKind(
            Orders orders,
            Warehouses warehouses,
            Skus skus,
            Stock stock,
            UnitOfWork units,
            @Value("${pickwright.import.non-stock:" + NonStock.DEFAULT + "}") String nonStock) {
        this.orders = orders;
        this.warehouses = warehouses;
        this.skus = skus;
        this.stock = stock;
        this.units = units;
        this.nonStock = NonStock.of(nonStock);
    }

    @Override
    public ImportKind is() {
        return ImportKind.ORDERS;
    }

    @Override
    public Columns columns() {
        return COLUMNS;
    }

    @Override
    public String key(Fields fields, Job job) {
        return fields.text(Column.ORDER_NUMBER);
    }

    @Override
    public void take(CheckedFile file, Job job) throws IOException, FileRefused, ImportCancelled {
        var sink = new StockedSink(job.actor(), orders, warehouses, skus, stock, units);
        new OrderRun(sink, job).run(file, nonStock);
    }
}
