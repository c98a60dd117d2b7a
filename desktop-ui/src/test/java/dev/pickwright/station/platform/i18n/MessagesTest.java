package dev.pickwright.station.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pickwright.model.Wire;
import dev.pickwright.model.access.Approvable;
import dev.pickwright.model.access.Role;
import dev.pickwright.model.fulfillment.FulfillmentStatus;
import dev.pickwright.model.packing.PackStepKind;
import dev.pickwright.model.picking.PickQueueView;
import dev.pickwright.model.picking.PickStepKind;
import dev.pickwright.model.picking.ShortReason;
import dev.pickwright.model.picking.ShortResolution;
import dev.pickwright.model.quality.Checkpoint;
import dev.pickwright.model.quality.Defect;
import dev.pickwright.model.quality.Disposition;
import dev.pickwright.model.routing.CandidateOutcome;
import dev.pickwright.model.routing.RoutingRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {

    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("dev.pickwright.station.messages", Locale.ROOT);
    private static final Pattern USED = Pattern.compile("Messages\\.text\\(\\s*\"([a-z_.]+[a-z_])\"");
    private static final Pattern ANSWER = Pattern.compile("Message\\.of\\(\\s*\"([a-z_.]+[a-z])\"");

    @Test
    void everyKeyThatTheCodeUsesIsThere() throws IOException {
        assertThat(missing(Path.of("src/main/java"), USED, "")).isEmpty();
    }

    @Test
    void everyAnswerOfThePickerAndPackerHasAText() throws IOException {
        Path model = Path.of("../shared-model/src/main/java/dev/pickwright/model");
        List<String> missing = missing(model.resolve("picking"), ANSWER, "answer.");
        missing.addAll(missing(model.resolve("packing"), ANSWER, "answer."));
        missing.addAll(missing(model.resolve("quality"), ANSWER, "answer."));
        missing.addAll(missing(model.resolve("fulfillment"), ANSWER, "answer."));
        missing.addAll(missing(model.resolve("scan"), ANSWER, "answer."));
        assertThat(missing).isEmpty();
    }

    @Test
    void everyConstantThatIsShownHasAWord() {
        assertWords("", FulfillmentStatus.values());
        assertWords("", Role.values());
        assertWords("", ShortReason.values());
        assertWords("", ShortResolution.values());
        assertWords("", PickQueueView.Obstacle.values());
        assertWords("", Checkpoint.values());
        assertWords("", Defect.values());
        assertWords("", CandidateOutcome.values());
        assertWords("", RoutingRule.values());
        assertWords("", Disposition.values());
        Stream.of(Approvable.values())
                .forEach(each -> assertThat(BUNDLE.containsKey("approval." + each.wire()))
                        .as(each.wire())
                        .isTrue());
        Stream.of(Disposition.values())
                .forEach(each -> assertThat(BUNDLE.containsKey("qc.leads_to." + each.wire()))
                        .as(each.wire())
                        .isTrue());
        Stream.of(PickStepKind.values())
                .forEach(step -> assertThat(BUNDLE.containsKey("pick.step." + step.wire()))
                        .as(step.wire())
                        .isTrue());
        Stream.of(ShortResolution.values())
                .forEach(each -> assertThat(BUNDLE.containsKey("short.means." + each.wire()))
                        .as(each.wire())
                        .isTrue());
        Stream.of(PackStepKind.values())
                .forEach(step -> assertThat(BUNDLE.containsKey("pack.step." + step.wire()))
                        .as(step.wire())
                        .isTrue());
        Stream.of(FulfillmentStatus.values())
                .forEach(status -> assertThat(BUNDLE.containsKey("detail.state." + status.wire()))
                        .as(status.wire())
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(strings = "de")
    void everyTextIsInEveryLanguageWithTheSamePlaceholders(String language) {
        ResourceBundle other = bundle(Locale.forLanguageTag(language));
        assertThat(other.keySet()).containsExactlyInAnyOrderElementsOf(BUNDLE.keySet());
        assertThat(BUNDLE.keySet().stream()
                        .filter(key -> !placeholders(other, key).equals(placeholders(BUNDLE, key))))
                .isEmpty();
        assertThat(Messages.LANGUAGES).contains(language);
    }

    @Test
    void aLanguageWithoutTextsIsEnglish() {
        try {
            Messages.speak(Locale.FRENCH);
            assertThat(Messages.text("action.back")).isEqualTo("Back");
            Messages.speak(Locale.GERMAN);
            assertThat(Messages.text("action.back")).isEqualTo("Zurück");
        } finally {
            Messages.speak(Locale.ENGLISH);
        }
    }

    /** Its own texts alone: without those of English, which stand in for what is missing. */
    private static ResourceBundle bundle(Locale locale) {
        try (InputStream in = MessagesTest.class.getResourceAsStream(
                "/dev/pickwright/station/messages_" + locale.getLanguage() + ".properties")) {
            return new PropertyResourceBundle(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> placeholders(ResourceBundle bundle, String key) {
        return Pattern.compile("\\{(\\d)")
                .matcher(bundle.getString(key))
                .results()
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static void assertWords(String prefix, Wire... constants) {
        for (Wire constant : constants) {
            String key = prefix + ((Enum<?>) constant).getDeclaringClass().getSimpleName() + "." + constant.wire();
            assertThat(BUNDLE.containsKey(key)).as(key).isTrue();
        }
    }

    private static List<String> missing(Path root, Pattern pattern, String prefix) throws IOException {
        List<String> missing = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    if (!BUNDLE.containsKey(prefix + matcher.group(1))) {
                        missing.add(prefix + matcher.group(1));
                    }
                }
            }
        }
        return missing;
    }
}
