package dev.pickwright.station.backend.http;

import dev.pickwright.model.EntryMode;
import dev.pickwright.model.fulfillment.FulfillmentSummary;
import dev.pickwright.model.scan.LookUp;
import dev.pickwright.model.scan.LookedUp;
import dev.pickwright.model.warehouse.CountTaskView;
import dev.pickwright.model.warehouse.CreateCount;
import dev.pickwright.model.warehouse.StockAdjustment;
import dev.pickwright.model.warehouse.StockReceipt;
import dev.pickwright.model.warehouse.StockView;
import dev.pickwright.station.backend.api.StockGateway;
import java.time.Clock;
import java.util.List;

public final class HttpStockGateway implements StockGateway {

    private final Api api;
    private final Clock clock;

    public HttpStockGateway(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    @Override
    public LookedUp look(String code, EntryMode entry) {
        LookedUp found = api.post("/v1/scans/resolve", new LookUp(code, entry, clock.instant()), LookedUp.class);
        if (found.kind() == LookedUp.Kind.BADGE) {
            api.sessions().refuseBadge(found.code());
        }
        return found;
    }

    @Override
    public List<StockView> inBin(String bin) {
        return api.all("/v1/stock?bin=" + Api.escaped(bin), StockView.class);
    }

    @Override
    public List<StockView> ofSku(String sku) {
        return api.all("/v1/stock?sku=" + Api.escaped(sku), StockView.class);
    }

    @Override
    public List<FulfillmentSummary> carriedBy(String code) {
        return api.all("/v1/fulfillments?code=" + Api.escaped(code), FulfillmentSummary.class);
    }

    @Override
    public StockView receive(StockReceipt receipt) {
        return api.post("/v1/stock/receipts", receipt, StockView.class);
    }

    @Override
    public StockView adjust(StockAdjustment adjustment) {
        return api.post("/v1/stock/adjustments", adjustment, StockView.class);
    }

    @Override
    public CountTaskView askForCount(CreateCount count) {
        return api.post("/v1/counts", count, CountTaskView.class);
    }
}
