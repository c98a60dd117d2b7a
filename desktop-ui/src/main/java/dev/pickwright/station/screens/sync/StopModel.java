package dev.pickwright.station.screens.sync;

import dev.pickwright.model.sync.StopNotice;
import dev.pickwright.model.sync.StopNotice.Goods;
import dev.pickwright.station.controls.FrameModel;
import dev.pickwright.station.platform.feedback.Outcome;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.platform.input.Action;
import dev.pickwright.station.platform.input.ActionId;
import dev.pickwright.station.platform.scan.Aim;
import dev.pickwright.station.platform.task.Tasks;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import org.jspecify.annotations.Nullable;

/** Work that is over: what to put back where, until the operator says that it is done. JavaFX thread. */
final class StopModel {

    private final Desk desk;
    private final StopNotice notice;
    private final Runnable acknowledged;
    private final FrameModel frame;
    private final Tasks.Lane lane = new Tasks.Lane();
    private final ObservableSet<String> back = FXCollections.observableSet();
    private boolean sending;

    /**
     * @param readOn shows the next part of what does not fit on the screen
     * @param acknowledged goes on to other work
     */
    StopModel(Desk desk, StopNotice notice, Runnable readOn, Runnable acknowledged) {
        this.desk = desk;
        this.notice = notice;
        this.acknowledged = acknowledged;
        frame = desk.frame();
        boolean goods = !notice.goods().isEmpty();
        frame.titleProperty().set(Messages.text("stop.title"));
        frame.instructionProperty().set(sentence("stop.instruction."));
        frame.scanPromptProperty().set(goods ? Messages.text("stop.prompt") : "");
        Action acknowledge = new Action(
                ActionId.PRIMARY, Messages.text(goods ? "stop.all_back" : "stop.understood"), this::acknowledge);
        Action further = new Action(ActionId.SKIP, Messages.text("dead.read_on"), readOn);
        frame.actionsProperty().set(goods ? List.of(further, acknowledge) : List.of(acknowledge));
    }

    private String sentence(String prefix) {
        return Messages.text(prefix + notice.why().wire(), notice.number());
    }

    /** It is shown now, and heard. */
    void begin() {
        frame.say(Outcome.ERROR, Messages.text(notice.goods().isEmpty() ? "stop.nothing_back" : "stop.put_back"));
    }

    FrameModel frame() {
        return frame;
    }

    StopNotice notice() {
        return notice;
    }

    /** The bins that were scanned: what came from there is back. */
    ObservableSet<String> backProperty() {
        return back;
    }

    /** The bin that something is put back to. */
    void scan(String scanned) {
        String code = Aim.without(scanned).strip().toUpperCase(Locale.ROOT);
        frame.lastCodeProperty().set(code);
        List<Goods> there =
                notice.goods().stream().filter(each -> code.equals(bin(each))).toList();
        if (there.isEmpty()) {
            desk.perhapsBadge(scanned, () -> frame.say(Outcome.ERROR, Messages.text("stop.not_now", code)));
            return;
        }
        back.add(code);
        if (notice.goods().stream().allMatch(each -> back.contains(bin(each)))) {
            acknowledge();
        } else {
            frame.say(Outcome.OK, Messages.text("stop.is_back", code));
        }
    }

    /** Empty if nobody knows where it came from. */
    private static String bin(Goods goods) {
        @Nullable String bin = goods.bin();
        return bin == null ? "" : bin.toUpperCase(Locale.ROOT);
    }

    boolean isBack(Goods goods) {
        return back.contains(bin(goods));
    }

    private void acknowledge() {
        if (sending) {
            return;
        }
        sending = true;
        frame.say(Outcome.CHECKING, Messages.text("scan.checking"));
        desk.tasks()
                .run(
                        lane,
                        () -> {
                            desk.sync().acknowledge(notice.fulfillment());
                            return true;
                        },
                        done -> acknowledged.run(),
                        e -> {
                            sending = false;
                            frame.fail(e);
                        });
    }
}
