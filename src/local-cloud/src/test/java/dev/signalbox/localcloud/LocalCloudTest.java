package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalCloudTest {
    @TempDir Path folder;

    @Test
    void startsOnAnyPortAndTellsWhere() throws IOException {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThat(cloud.endpoint()).hasScheme("http").hasHost("127.0.0.1");
            assertThat(cloud.region()).isEqualTo("local-1");
            assertThat(cloud.account()).isEqualTo("000000000000");
            var told = Files.readString(folder.resolve("endpoint.json"));
            assertThat(told).contains(cloud.endpoint().toString()).doesNotContain(cloud.secretAccessKey());
        }
        assertThat(folder.resolve("endpoint.json")).doesNotExist();
    }

    @Test
    void keepsItsKeysToItselfAndAcrossRestarts() throws IOException {
        String secret;
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            secret = cloud.secretAccessKey();
        }
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThat(cloud.secretAccessKey()).isEqualTo(secret).hasSizeGreaterThan(30);
        }
        var mode = Files.getPosixFilePermissions(folder.resolve("credentials.json"));
        assertThat(PosixFilePermissions.toString(mode)).isEqualTo("rw-------");
    }

    @Test
    void makesItsFolderForTheOwnerOnly() throws IOException {
        var fresh = folder.resolve("a/b");
        LocalCloud.start(new LocalCloudOptions(fresh, 0)).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fresh))).isEqualTo("rwx------");
    }

    @Test
    void refusesASecondInstanceOnTheSameFolder() {
        try (var first = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThatThrownBy(() -> LocalCloud.start(new LocalCloudOptions(folder, 0))).isInstanceOf(
                    DataFolderInUseException.class).hasMessageContaining(folder.toString()).hasMessageContaining(first
                            .endpoint().toString()).hasMessageContaining(String.valueOf(ProcessHandle.current().pid()));
        }
    }

    @Test
    void refusesAFolderThatCannotBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThatThrownBy(() -> LocalCloud.start(new LocalCloudOptions(file.resolve("data"), 0))).isInstanceOf(
                DataFolderNotWritableException.class).hasMessageContaining(file.toString());
    }

    @Test
    void refusesATakenPortAndLeavesNothingOpen() throws IOException {
        try (var other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            int port = other.getLocalPort();
            assertThatThrownBy(() -> LocalCloud.start(new LocalCloudOptions(folder, port))).isInstanceOf(
                    PortTakenException.class).hasMessageContaining(String.valueOf(port));
        }
        LocalCloud.start(new LocalCloudOptions(folder, 0)).close();
    }

    @Test
    void takesTheNextPortWhenTheUsualOneIsTaken() {
        try (var first = LocalCloud.inFolder(folder.resolve("one"));
                var second = LocalCloud.inFolder(folder.resolve(
                        "two"))) {
            assertThat(second.endpoint().getPort()).isGreaterThan(first.endpoint().getPort());
        }
    }
}
