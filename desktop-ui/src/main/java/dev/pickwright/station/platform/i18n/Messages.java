package dev.pickwright.station.platform.i18n;

import dev.pickwright.model.Message;
import dev.pickwright.model.Wire;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the product in the language of who works here, or in English where that has none. */
public final class Messages {

    /** The languages that there are texts in, as BCP 47 tags. */
    public static final List<String> LANGUAGES = List.of("en", "de");

    private record Texts(Locale locale, ResourceBundle bundle) {

        static Texts in(Locale locale) {
            return new Texts(
                    locale,
                    ResourceBundle.getBundle(
                            "dev.pickwright.station.messages",
                            locale,
                            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
        }
    }

    private static volatile Texts texts = Texts.in(Locale.getDefault());

    private Messages() {}

    /** From then on texts are in this language; what is on screen already stays as it is. */
    public static void speak(Locale locale) {
        texts = Texts.in(locale);
    }

    /** The text of a key. @throws MissingResourceException if there is none */
    public static String text(String key, Object... arguments) {
        Texts now = texts;
        return new MessageFormat(now.bundle().getString(key), now.locale()).format(arguments);
    }

    private static boolean has(String key) {
        return texts.bundle().containsKey(key);
    }

    /** The text of a key that is made from what the backend sent; the other one for what this station does not know. */
    public static String textOr(String key, String other, Object... arguments) {
        return has(key) ? text(key, arguments) : other;
    }

    /** What the backend has to say; a code that this station does not know yet is shown as it is. */
    public static String text(Message message) {
        String key = "answer." + message.code();
        return has(key) ? text(key, message.args().toArray()) : message.code() + " " + message.args();
    }

    /** What the trail recorded: a message's code and arguments as the operator saw it, anything else as it is. */
    public static String recorded(String detail) {
        String[] words = detail.strip().split(" ");
        String key = "answer." + words[0];
        return has(key) ? text(key, (Object[]) Arrays.copyOfRange(words, 1, words.length)) : detail;
    }

    /** The word for a constant, under its type's simple name. */
    public static <E extends Enum<E> & Wire> String word(E constant) {
        return text(constant.getDeclaringClass().getSimpleName() + "." + constant.wire());
    }

    /** A plain sentence for a code of the backend's problem documents; empty if there is none of ours. */
    public static String advice(String problemCode) {
        String key = "problem." + problemCode;
        return has(key) ? text(key) : "";
    }

    /** An age in its largest unit that says something. */
    public static String age(Duration age) {
        long minutes = Math.max(0, age.toMinutes());
        if (minutes < 1) {
            return text("age.now");
        }
        if (minutes < 60) {
            return text("age.minutes", minutes);
        }
        return minutes < 48 * 60 ? text("age.hours", minutes / 60) : text("age.days", minutes / (24 * 60));
    }
}
