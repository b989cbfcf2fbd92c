package dev.signalbox.localcloud.service.elasticache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = {OS.LINUX, OS.MAC}, disabledReason = "No server comes with Signalbox for other systems")
final class RedisBinaryTest {
    @TempDir Path folder;

    @Test
    void unpacksTheServerThatComesWithSignalbox() throws IOException, InterruptedException {
        var system = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
        var binary = new RedisBinary(Map.of("PATH", ""), system, folder.resolve("bin"));

        var file = binary.find();

        assertThat(file).isExecutable().startsWith(folder);
        assertThat(binary.find()).isEqualTo(file);
        var run = new ProcessBuilder(file.toString(), "--version").start();
        assertThat(new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8)).contains("v=7.0.15");
        assertThat(run.waitFor()).isZero();
    }

    @Test
    void prefersWhatIsNamedThenValkeyThenRedis() throws IOException {
        var redis = program("redis-server");
        assertThat(on(Map.of("PATH", folder.toString())).find()).isEqualTo(redis);
        var valkey = program("valkey-server");
        assertThat(on(Map.of("PATH", folder.toString())).find()).isEqualTo(valkey);
        assertThat(on(Map.of("PATH", folder.toString(), RedisBinary.SETTING, redis.toString())).find()).isEqualTo(
                redis);
    }

    @Test
    void saysWhatToInstallWhereThereIsNone() {
        assertThatThrownBy(() -> new RedisBinary(Map.of(), "Windows 11-amd64", folder).find()).isInstanceOf(
                IOException.class).hasMessageContaining("Windows 11").hasMessageContaining("Install Valkey or Redis")
                .hasMessageContaining("SIGNALBOX_REDIS_SERVER");
        assertThatThrownBy(() -> on(Map.of(RedisBinary.SETTING, "/no/such/file")).find()).hasMessageContaining(
                "SIGNALBOX_REDIS_SERVER names").hasMessageContaining("file");
    }

    private RedisBinary on(Map<String, String> environment) {
        return new RedisBinary(environment, "Linux-amd64", folder.resolve("bin"));
    }

    private Path program(String name) throws IOException {
        return Files.createFile(folder.resolve(name), PosixFilePermissions.asFileAttribute(PosixFilePermissions
                .fromString("rwx------")));
    }
}
