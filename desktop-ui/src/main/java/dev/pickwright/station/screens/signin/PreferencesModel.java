package dev.pickwright.station.screens.signin;

import dev.pickwright.model.access.OperatorView;
import dev.pickwright.station.platform.i18n.Messages;
import dev.pickwright.station.screens.Desk;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** An operator chooses language and text size; nothing changes before it is confirmed. */
final class PreferencesModel {

    private static final List<Integer> SIZES = List.of(70, 85, 100, 115, 130, 150, 175, 200, 250, 300, 350, 400);

    private final Desk desk;
    private final Runnable close;
    private final ReadOnlyStringWrapper languageName = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper sizeText = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private String language;
    private int size;

    /** @param close everything is kept */
    PreferencesModel(Desk desk, Runnable close) {
        this.desk = desk;
        this.close = close;
        OperatorView operator = Objects.requireNonNull(desk.operator());
        language = operator.language();
        size = operator.textSize();
        show();
    }

    /** In its own words. */
    ReadOnlyStringProperty languageProperty() {
        return languageName.getReadOnlyProperty();
    }

    ReadOnlyStringProperty sizeProperty() {
        return sizeText.getReadOnlyProperty();
    }

    /** Why it could not be kept; empty if that was not tried. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    int size() {
        return size;
    }

    void otherLanguage() {
        List<String> all = Messages.LANGUAGES;
        language = all.get((all.indexOf(language) + 1) % all.size());
        show();
    }

    void smaller() {
        size = SIZES.stream().filter(each -> each < size).reduce((a, b) -> b).orElse(size);
        show();
    }

    void bigger() {
        size = SIZES.stream().filter(each -> each > size).findFirst().orElse(size);
        show();
    }

    void confirm() {
        desk.sessions().prefer(language, size, close, e -> problem.set(Messages.text("preferences.failed")));
    }

    private void show() {
        Locale locale = Locale.forLanguageTag(language);
        languageName.set(locale.getDisplayLanguage(locale));
        sizeText.set(Messages.text("preferences.percent", size));
    }
}
