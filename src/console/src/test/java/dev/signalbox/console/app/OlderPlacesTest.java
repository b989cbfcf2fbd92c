package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class OlderPlacesTest {
    @TempDir private Path home;
    private Folders now;

    @BeforeEach
    void setUp() {
        ((Logger) LoggerFactory.getLogger(OlderPlaces.class)).setLevel(Level.INFO);
        now = new Folders(home.resolve("data"), home.resolve("config"), home.resolve("cache"), home.resolve("logs"));
    }

    private Path older(String name) throws IOException {
        Path file = now.data().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "older " + name);
    }

    @Test
    void areEmptiedOnceAndTheLogTells() throws IOException {
        for (String name : new String[]{"preferences.json", "environments.json", "ledger.jsonl", "logs/console.log",
                "logs/console.log.1", "images/layer", "environments/profile.orders/preferences.json",
                "environments/profile.orders/ledger.jsonl", "environments/profile.orders/logs/console.log"}) {
            older(name);
        }
        OlderPlaces.bring(now);
        assertThat(now.config().resolve("preferences.json")).hasContent("older preferences.json");
        assertThat(now.config().resolve("environments.json")).hasContent("older environments.json");
        assertThat(now.config().resolve("environments/profile.orders/preferences.json")).hasContent(
                "older environments/profile.orders/preferences.json");
        assertThat(now.cache().resolve("images/layer")).exists();
        assertThat(now.logs().resolve("environments/profile.orders/console.log")).exists();
        assertThat(now.data().resolve("ledger.jsonl")).exists();
        assertThat(now.data().resolve("environments/profile.orders/ledger.jsonl")).exists();
        assertThat(now.data().resolve("preferences.json")).doesNotExist();
        assertThat(now.logs().resolve("console.log")).content().startsWith("older logs/console.log").contains(
                "preferences.json is now " + now.config().resolve("preferences.json"));
    }

    @Test
    void keepWhatWouldOverwriteSomething() throws IOException {
        Path left = older("preferences.json");
        Files.createDirectories(now.config());
        Files.writeString(now.config().resolve("preferences.json"), "of this version");
        OlderPlaces.bring(now);
        assertThat(now.config().resolve("preferences.json")).hasContent("of this version");
        assertThat(left).exists();
        assertThat(now.logs()).doesNotExist();
    }

    @Test
    void areTheSameWhereEverythingIsInOneFolder() throws IOException {
        older("preferences.json");
        older("logs/console.log");
        OlderPlaces.bring(Folders.in(now.data()));
        assertThat(now.data().resolve("preferences.json")).hasContent("older preferences.json");
        assertThat(now.data().resolve("logs/console.log")).hasContent("older logs/console.log");
    }

    @Test
    void makeNothingWhereNothingWas() {
        OlderPlaces.bring(now);
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void loseNothingWhenTwoBeginAtOnce() throws IOException {
        for (int i = 0; i < 20; i++) {
            older("environments/e" + i + "/preferences.json");
        }
        CompletableFuture.allOf(Stream.generate(() -> CompletableFuture.runAsync(() -> OlderPlaces.bring(now))).limit(4)
                .toArray(CompletableFuture[]::new)).join();
        for (int i = 0; i < 20; i++) {
            assertThat(now.config().resolve("environments/e" + i + "/preferences.json")).exists();
        }
    }

    @Test
    void areLeftOnlyWhenTheFileIsWholeOnAnotherDisk() throws IOException {
        Path from = older("preferences.json");
        Path to = home.resolve("preferences.json");
        Files.writeString(home.resolve("preferences.json.moving"), "cut off");
        OlderPlaces.copy(from, to);
        assertThat(to).hasContent("older preferences.json");
        assertThat(from).doesNotExist();
        assertThat(home.resolve("preferences.json.moving")).doesNotExist();
    }

    @Test
    void oneThatCannotBeMovedKeepsNoOther() throws IOException {
        Path left = older("environments/a/preferences.json");
        older("environments/b/preferences.json");
        older("images/layer");
        Files.createDirectories(now.config().resolve("environments"));
        Files.writeString(now.config().resolve("environments/a"), "a file where a folder should be");
        OlderPlaces.bring(now);
        assertThat(left).exists();
        assertThat(now.config().resolve("environments/b/preferences.json")).exists();
        assertThat(now.cache().resolve("images/layer")).exists();
    }

    @Test
    void stayWhenTheNewPlaceCannotBeMade() throws IOException {
        Path left = older("preferences.json");
        Files.writeString(now.config(), "a file where a folder should be");
        OlderPlaces.bring(now);
        assertThat(left).hasContent("older preferences.json");
    }
}
