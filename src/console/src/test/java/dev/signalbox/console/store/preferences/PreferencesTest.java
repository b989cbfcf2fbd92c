package dev.signalbox.console.store.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferencesTest {
    private enum Shape {
        ROUND, SQUARE
    }

    private record Table(List<String> columns, Map<String, Double> widths, Shape shape) {}

    private static final Preference<Integer> SCALE = new Preference<>("look.scale", Integer.class, 100);
    private static final Preference<Table> TABLE = new Preference<>("table.jobs", Table.class, new Table(List.of(),
            Map.of(), Shape.ROUND));

    @TempDir Path folder;

    @Test
    void remembersFromOneStartToTheNext() {
        Table wide = new Table(List.of("name", "state"), Map.of("name", 240.5), Shape.SQUARE);
        try (Preferences first = Preferences.in(folder)) {
            first.set(SCALE, 125);
            first.set(TABLE, wide);
        }
        Preferences second = Preferences.in(folder);
        assertThat(second.get(SCALE)).isEqualTo(125);
        assertThat(second.get(TABLE)).isEqualTo(wide);
        assertThat(folder).isDirectoryContaining("glob:**/preferences.json").isDirectoryNotContaining("glob:**/*.new");
    }

    @Test
    void tellsEachChangeOnce() {
        Preferences preferences = Preferences.forgotten();
        List<Integer> heard = new ArrayList<>();
        preferences.topic(SCALE).subscribe(heard::add);
        preferences.set(SCALE, 100);
        preferences.set(SCALE, 150);
        preferences.set(SCALE, 150);
        assertThat(heard).containsExactly(100, 150);
    }

    @Test
    void writesOnlyTheNewestOfManyChanges() throws Exception {
        Queue<Runnable> waiting = new ArrayDeque<>();
        Preferences preferences = Preferences.in(folder, waiting::add);
        for (int scale = 100; scale <= 200; scale += 5) {
            preferences.set(SCALE, scale);
        }
        assertThat(waiting).hasSize(1);
        assertThat(folder.resolve("preferences.json")).doesNotExist();
        waiting.remove().run();
        assertThat(Files.readString(folder.resolve("preferences.json"))).contains("200");
    }

    @Test
    void keepsAnUnreadableFileAsideAndSaysSo() throws Exception {
        Files.writeString(folder.resolve("preferences.json"), "{ \"look.scale\": 12");
        try (Preferences preferences = Preferences.in(folder)) {
            assertThat(preferences.get(SCALE)).isEqualTo(100);
            assertThat(preferences.problem().latest()).hasValueSatisfying(p -> {
                assertThat(p).isInstanceOf(PreferencesProblem.Unreadable.class);
                assertThat(((PreferencesProblem.Unreadable) p).keptAs()).hasContent("{ \"look.scale\": 12");
            });
            preferences.set(SCALE, 75);
        }
        assertThat(Preferences.in(folder).get(SCALE)).isEqualTo(75);
    }

    @Test
    void usesTheFallbackForAValueOfAnotherKindAndKeepsTheOthers() throws Exception {
        Files.writeString(folder.resolve("preferences.json"),
                "{ \"look.scale\": {\"x\": 1}, \"of.a.later.version\": [1, 2], \"table.jobs\": null }");
        try (Preferences preferences = Preferences.in(folder)) {
            assertThat(preferences.get(SCALE)).isEqualTo(100);
            assertThat(preferences.get(TABLE)).isEqualTo(TABLE.fallback());
            assertThat(preferences.problem().latest()).isEmpty();
            preferences.set(SCALE, 110);
        }
        assertThat(Files.readString(folder.resolve("preferences.json"))).contains("of.a.later.version").contains("110");
    }

    @Test
    void saysThatNothingIsSavedAndLeavesTheFileAlone() throws Exception {
        Path file = folder.resolve("preferences.json");
        Files.createDirectories(file.resolve("in-the-way"));
        try (Preferences preferences = Preferences.in(folder)) {
            assertThat(preferences.problem().latest()).containsInstanceOf(PreferencesProblem.NotSaved.class);
            preferences.set(SCALE, 110);
            assertThat(preferences.get(SCALE)).isEqualTo(110);
        }
        assertThat(file.resolve("in-the-way")).exists();
    }

    @Test
    void refusesTwoPreferencesOfOneName() {
        Preferences preferences = Preferences.forgotten();
        preferences.get(SCALE);
        assertThatThrownBy(() -> preferences.get(new Preference<>("look.scale", String.class, "")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("look.scale");
    }
}
