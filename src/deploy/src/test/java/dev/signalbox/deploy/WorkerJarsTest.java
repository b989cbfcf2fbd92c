package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerJarsTest {
    @TempDir Path home;

    @ParameterizedTest
    @CsvSource({"lambda-workers,lambda", "batch-worker,batch", "download-service,service"})
    void findsWhatMavenBuilt(String source, String classifier) throws IOException {
        var target = Files.createDirectories(home.resolve("src").resolve(source).resolve("target"));
        var jar = Files.createFile(target.resolve("signalbox-" + source + "-" + Version.current() + "-" + classifier
                + ".jar"));

        assertThat(new WorkerJars(home).find(source)).isEqualTo(jar);
    }

    @Test
    void saysWhatToRunWhenThereIsNone() {
        assertThatThrownBy(() -> new WorkerJars(home).find("download-service")).isInstanceOf(DeployException.class)
                .hasMessageContaining("download-service").hasMessageContaining("mvn");
    }
}
