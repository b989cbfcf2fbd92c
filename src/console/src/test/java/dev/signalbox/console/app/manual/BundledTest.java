package dev.signalbox.console.app.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundledTest {
    @TempDir Path home;

    @Test
    void picturesOfAnInstallationAreBesideItsHtml() throws IOException {
        Path picture = Files.createFile(Files.createDirectories(home.resolve("manual/pictures")).resolve("window.png"));

        assertThat(Bundled.installed(home, "pictures/window.png")).contains(picture.toUri().toURL());
        assertThat(Bundled.installed(home, "pictures/window-dark.png")).isEmpty();
    }
}
