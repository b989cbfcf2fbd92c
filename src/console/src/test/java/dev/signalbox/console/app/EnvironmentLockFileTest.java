package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.console.app.OpenedEnvironment.CannotOpenException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An environment has one window, and a refused one takes nothing from it. */
class EnvironmentLockFileTest {
    @TempDir Path folder;

    @Test
    void isFreeAgainOnceReleased() {
        EnvironmentLockFile.take(folder, "orders").release();
        EnvironmentLockFile lock = EnvironmentLockFile.take(folder, "orders");
        assertThatThrownBy(() -> EnvironmentLockFile.take(folder, "orders")).isInstanceOf(CannotOpenException.class)
                .hasMessageContaining("orders is open in another window");
        lock.release();
        EnvironmentLockFile.take(folder, "orders").release();
    }

    /** POSIX drops a process's locks on a file when the process closes any descriptor of it. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aRefusalOpensNothingThatWouldDropTheLockWhenItIsClosed() throws Exception {
        EnvironmentLockFile lock = EnvironmentLockFile.take(folder, "orders");
        assertThatThrownBy(() -> EnvironmentLockFile.take(folder, "orders")).isInstanceOf(CannotOpenException.class);
        assertThat(descriptors()).isEqualTo(1);
        assertThat(Files.readString(Path.of("/proc/locks"))).contains(":" + Files.getAttribute(folder.resolve(
                "console.lock"), "unix:ino") + " ");
        lock.release();
        assertThat(descriptors()).isZero();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aFolderThatItMakesIsForItsUserAlone() throws IOException {
        Path data = folder.resolve("share/data");
        EnvironmentLockFile.take(data, "orders").release();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data))).isEqualTo("rwx------");
    }

    private long descriptors() throws IOException {
        Path file = folder.toRealPath().resolve("console.lock");
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.filter(fd -> points(fd, file)).count();
        }
    }

    private static boolean points(Path descriptor, Path to) {
        try {
            return Files.readSymbolicLink(descriptor).equals(to);
        } catch (IOException e) {
            return false;
        }
    }
}
