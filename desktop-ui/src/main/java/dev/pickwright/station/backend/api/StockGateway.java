package dev.pickwright.station.backend.api;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import java.util.List;

/** What lies where in the operator's warehouse, and puts it right. Calls block; a refusal is a {@link DomainFailure}. */
public interface StockGateway {

    /** What the code is; the question is kept in the history. */
    LookedUp look(String code, EntryMode entry);

    List<StockView> inBin(String bin);

    List<StockView> ofSku(String sku);

    /** The fulfillments that are in the tote or package, or that the number is of. */
    List<FulfillmentSummary> carriedBy(String code);

    StockView receive(StockReceipt receipt);

    StockView adjust(StockAdjustment adjustment);

    CountTaskView askForCount(CreateCount count);
}
