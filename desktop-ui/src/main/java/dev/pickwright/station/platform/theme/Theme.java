package dev.pickwright.station.platform.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Light or dark; the tokens of both are in {@code station.css}. JavaFX thread. */
public final class Theme {

    private static final String STATION = Objects.requireNonNull(
                    Theme.class.getResource("/dev/pickwright/station/css/station.css"))
            .toExternalForm();

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

    public boolean isDark() {
        return dark;
    }
}
