package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LauncherTest {
    @Test
    void launchersOfOneCommandHaveItInFrontOfWhatIsSaid() {
        assertThat(Launcher.words("local", "--port", "0")).containsExactly("local", "--port", "0");
        assertThat(Launcher.words(null, "--version")).containsExactly("--version");
    }
}
