package dev.signalbox.console.store.preferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.store.preferences.SettingsFile.Portable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
    private enum Shape {
        ROUND, SQUARE
    }

    private static final Preference<Integer> SCALE = new Preference<>("look.scale", Integer.class, 100);
    private static final Preference<Shape> SHAPE = new Preference<>("look.shape", Shape.class, Shape.ROUND);
    private static final Preference<String> OWN = new Preference<>("executions.input", String.class, "");

    @TempDir Path folder;
    private Path file;
    private final Preferences here = Preferences.forgotten();

    @BeforeEach
    void name() {
        file = folder.resolve("settings.json");
    }

    private static SettingsFile of(Preferences preferences) {
        return new SettingsFile(preferences, List.of(new Portable<>(SCALE, s -> s >= 75 && s <= 200), new Portable<>(
                SHAPE, _ -> true)));
    }

    @Test
    void whatIsPortableComesToAnotherComputerAndNothingElse() throws IOException {
        here.set(SCALE, 125);
        here.set(SHAPE, Shape.SQUARE);
        here.set(OWN, "{\"password\":\"hunter2\"}");
        assertThat(of(here).write(file)).isEqualTo(2);
        assertThat(Files.readString(file)).doesNotContain("hunter2", "executions");

        var there = Preferences.forgotten();
        assertThat(of(there).read(file)).isEqualTo(2);
        assertThat(there.get(SCALE)).isEqualTo(125);
        assertThat(there.get(SHAPE)).isEqualTo(Shape.SQUARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "[]", "{}", "{\"look.scale\":150}", "{\"signalbox-settings\":2}",
            "{\"signalbox-settings\":1,\"look.scale\":150,\"look.shape\":\"OVAL\"}",
            "{\"signalbox-settings\":1,\"look.scale\":150,\"look.shape\":null}",
            "{\"signalbox-settings\":1,\"look.shape\":\"SQUARE\",\"look.scale\":9000}",
            "{\"signalbox-settings\":1,\"look.scale\":150,\"executions.input\":\"x\"}"})
    void aFileThatDoesNotFitChangesNothing(String text) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> of(here).read(file)).isInstanceOf(IOException.class);
        assertThat(here.get(SCALE)).isEqualTo(100);
        assertThat(here.get(SHAPE)).isEqualTo(Shape.ROUND);
        assertThat(here.get(OWN)).isEmpty();
    }
}
