package dev.pickwright.station.platform.fx;

import java.util.concurrent.Executor;
import javafx.application.Platform;

/** Runs work on the JavaFX thread; in place when it is there already. */
public final class FxExecutor implements Executor {

    @Override
    public void execute(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }
}
