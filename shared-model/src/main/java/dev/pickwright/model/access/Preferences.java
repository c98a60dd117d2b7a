package dev.pickwright.model.access;

import dev.pickwright.model.Fields;
import java.util.Locale;

/**
 * What operators choose for themselves.
 * Constructing it throws {@link IllegalArgumentException} if it is no language or no size.
 *
 * @param language as a BCP 47 tag, such as {@code en} or {@code de}
 * @param textSize in percent of the usual size, 70 to 400
 */
public record Preferences(String language, int textSize) {

    public Preferences {
        language = Fields.text("language", language, 8);
        if (Locale.forLanguageTag(language).getLanguage().isEmpty()) {
            throw new IllegalArgumentException("language is a tag such as en or de");
        }
        Fields.between("text_size", textSize, 70, 400);
    }
}
