package dev.signalbox.console.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The shortest demo; the others are in {@link DemosStory}. */
class DemoTest {
    @Test
    @Timeout(400)
    void doesTheWholeJobAndLeavesPictures(@TempDir Path folder) throws Exception {
        var demo = DemoProcess.run("image-fan-out", folder);
        assertThat(demo.exitCode()).as(demo.out()).isZero();
        assertThat(demo.pictures()).contains("executions-light.png", "executions-dark.png");
        assertThat(folder.toFile().list((_, name) -> name.startsWith("signalbox-demo"))).as("left behind").isEmpty();
    }

    @Test
    @Timeout(60)
    void saysWhichPipelineItDoesNotKnow(@TempDir Path folder) throws Exception {
        var demo = DemoProcess.run("no-such", folder);
        assertThat(demo.exitCode()).isEqualTo(1);
        assertThat(demo.out()).contains("no-such").doesNotContain("\tat ");
    }
}
