package dev.pickwright.station.platform.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Light or dark, and how big; the tokens of both are in {@code station.css}. JavaFX thread. */
public final class Theme {

    private static final String STATION = Objects.requireNonNull(
                    Theme.class.getResource("/dev/pickwright/station/css/station.css"))
            .toExternalForm();

    /** As in {@code station.css}: everything else is measured by it. */
    private static final double USUAL_TEXT_PX = 16;

    /** From these sizes on what is around the work grows less than the work, so that both have room. */
    private static final int LARGE = 150;

    private static final int LARGER = 200;

    private static final int HUGE = 250;

    private boolean dark;

    /** Puts the theme on a window's scene. */
    public void apply(Scene scene) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(STATION);
        scene.getRoot().getStyleClass().removeAll("dark", "light");
        scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
    }

    public void toggle(Scene scene) {
        dark = !dark;
        apply(scene);
    }

    /** @param percent of the usual size */
    public void textSize(Scene scene, int percent) {
        var styles = scene.getRoot().getStyleClass();
        styles.removeAll("text-large", "text-larger", "text-huge");
        if (percent >= LARGE) {
            styles.add(percent >= HUGE ? "text-huge" : "text-large");
        }
        if (percent >= LARGER && percent < HUGE) {
            styles.add("text-larger");
        }
        scene.getRoot().setStyle(String.format(Locale.ROOT, "-fx-font-size: %.1fpx", USUAL_TEXT_PX * percent / 100));
    }

    public boolean isDark() {
        return dark;
    }
}
