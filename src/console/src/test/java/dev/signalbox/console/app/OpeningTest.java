package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.store.signin.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A window that is opened anew knows what the session before has learned, also where nothing can be written. */
class OpeningTest {
    @TempDir Path folder;

    @Test
    void theAccountIsHandedOverWhenPreferencesCannotBeKept() throws Exception {
        Files.createDirectories(folder.resolve("preferences.json/in-the-way"));
        Opening opening = Opening.begin(new Settings(folder, Optional.of(0)), _ -> {});
        try (Session first = opening.opened()) {
            first.preferences().set(Identity.ACCOUNT, "123456789012");
        }
        for (int i = 0; i < 2; i++) {
            try (Session again = opening.opened()) {
                assertThat(again.preferences().get(Identity.ACCOUNT)).isEqualTo("123456789012");
            }
        }
    }
}
