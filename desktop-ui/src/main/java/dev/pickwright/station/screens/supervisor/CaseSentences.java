package dev.pickwright.station.screens.supervisor;

import dev.pickwright.model.sync.CaseOutcome;
import dev.pickwright.model.sync.CaseView;
import dev.pickwright.model.sync.StopNotice.Goods;
import dev.pickwright.station.platform.i18n.Messages;

/** What a case is about, and what each decision does. */
final class CaseSentences {

    private CaseSentences() {}

    /** What happened. */
    static String about(CaseView row) {
        String number = row.number() == null ? Messages.text("cases.no_fulfillment") : row.number();
        return Messages.text("cases.about." + row.kind().wire(), number, row.stationName(), row.operations());
    }

    /** Why it does not fit; empty if no operation says. */
    static String why(CaseView row) {
        return row.code() == null ? "" : Messages.word(row.code());
    }

    static String means(CaseOutcome outcome) {
        return Messages.text("cases.means." + outcome.wire());
    }

    static String goods(Goods goods) {
        String units = Messages.text("put_back.units_of", goods.quantity(), goods.description());
        String from = goods.tote() == null ? Messages.text("put_back.loose") : goods.tote();
        return Messages.text(
                "cases.goods",
                units,
                from,
                goods.bin() == null ? Messages.text("pick.put_back_anywhere") : goods.bin());
    }
}
