package dev.pickwright.station.screens.packer;

import dev.pickwright.station.platform.i18n.Messages;
import java.util.List;

/** Why packing fails, chosen from the usual causes. */
final class PackCause {

    private static final List<String> USUAL = List.of(
            Messages.text("packfail.damaged"),
            Messages.text("packfail.missing"),
            Messages.text("packfail.wrong_goods"),
            Messages.text("packfail.does_not_fit"),
            Messages.text("packfail.no_material"));

    private int chosen;

    List<String> all() {
        return USUAL;
    }

    String text() {
        return USUAL.get(chosen);
    }

    void next() {
        chosen = (chosen + 1) % USUAL.size();
    }
}
