package dev.signalbox.console.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The demos that {@link DemoTest} leaves out. */
class DemosStory {
    @ParameterizedTest
    @Timeout(400)
    @ValueSource(strings = {"callback-download", "csv-batch", "file-delivery"})
    void doesTheWholeJobAndLeavesPictures(String pipeline, @TempDir Path folder) throws Exception {
        var demo = DemoProcess.run(pipeline, folder);
        assertThat(demo.exitCode()).as(demo.out()).isZero();
        assertThat(demo.pictures()).contains("executions-light.png", "executions-dark.png");
    }
}
