package dev.signalbox.console.manual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.manual.HelpPages;
import dev.signalbox.console.model.manual.Manual;
import dev.signalbox.console.model.manual.ManualPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** F1 leads somewhere from everywhere. */
class HelpPagesTest {
    private static final Pattern ASKED = Pattern.compile(
            "Help\\.setPage(?:Of)?\\([^\"]*\"([^\"]+)\"\\)|Help\\.page=\"([^\"]+)\"");

    private final Manual manual = Sources.manual();

    @Test
    void everyPlaceHasAPage() {
        assertThat(Place.values()).allSatisfy(place -> assertThat(manual.has(HelpPages.of(place))).as("page "
                + HelpPages.of(place).page() + ".md for " + place).isTrue());
    }

    @Test
    void detailsHavePagesOfTheirOwn() {
        var details = List.of(new Destination.Stack("rows"), new Destination.Execution("a:b"),
                new Destination.RefusedRows("a:b"), new Destination.StartExecution(Optional.empty()));

        assertThat(details).extracting(HelpPages::of).containsExactly(ManualPlace.of("stack"), ManualPlace.of(
                "execution"), ManualPlace.of("execution"), ManualPlace.of("executions"));
        assertThat(details).allSatisfy(d -> assertThat(manual.has(HelpPages.of(d))).isTrue());
    }

    /** What {@code Help.setPage(node, "page#anchor")} and FXML name. */
    @Test
    void whatControlsAskForIsThere() throws Exception {
        try (Stream<Path> files = Stream.concat(Files.walk(Sources.ROOT.resolve(
                "src/console/src/main/java")), Files.walk(Sources.ROOT.resolve("fxml")))) {
            var asked = files.filter(f -> f.toString().endsWith(".java") || f.toString().endsWith(".fxml")).flatMap(
                    f -> ASKED.matcher(Sources.text(f)).results()).map(m -> m.group(1) == null ? m.group(2)
                            : m.group(
                                    1)).toList();
            assertThat(asked).hasSizeGreaterThan(8).allSatisfy(place -> assertThat(manual.has(ManualPlace.parse(place)))
                    .as(place)
                    .isTrue());
        }
    }
}
