package dev.signalbox.download.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.download.job.JobId;
import dev.signalbox.download.storage.FileStorage.Finished;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSystemStorageTest {
    private static final FilePath PATH = FilePath.of(new JobId("6QExxxxxxx_-12"), "sub/folder");

    @TempDir private Path folder;

    private Path root = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void write() throws IOException {
        root = folder.resolve("files/root");
        file = Files.writeString(folder.resolve("a.tmp"), "hello");
    }

    private Finished finished() {
        return new Finished(file, 5, "", "");
    }

    @Test
    void movesTheFileToItsPlace() throws Exception {
        FileSystemStorage.open(root).store(finished(), PATH);
        assertThat(root.resolve("sub/folder/6QE/6QExxxxxxx_-12")).hasContent("hello");
        assertThat(file).doesNotExist();
        assertThat(Files.getPosixFilePermissions(root.resolve("sub/folder/6QE"))).isEqualTo(
                PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void laterFileTakesThePlaceOfAnEarlierOne() throws Exception {
        var storage = FileSystemStorage.open(root);
        storage.store(finished(), PATH);
        Files.writeString(file, "other");
        storage.store(finished(), PATH);
        assertThat(root.resolve(PATH.value())).hasContent("other");
    }

    @Test
    void copiesFromAnotherFileSystem() throws Exception {
        var other = Files.writeString(Files.createTempFile(Path.of("/dev/shm"), "signalbox", ".tmp"), "from memory");
        try {
            FileSystemStorage.open(root).store(new Finished(other, 11, "", ""), PATH);
            assertThat(root.resolve(PATH.value())).hasContent("from memory");
            assertThat(root.resolve("sub/folder/6QE")).isDirectoryContaining(p -> true).isDirectoryNotContaining(
                    "glob:**.tmp");
        } finally {
            Files.deleteIfExists(other);
        }
    }

    /** Some systems have shorter names than others, and a root may lie deep. */
    @Test
    void pathThatIsTooLongForTheSystemIsRefusedForGood() throws Exception {
        var storage = FileSystemStorage.open(root.resolve(("d".repeat(200) + "/").repeat(17)));
        var path = FilePath.of(new JobId("6QExxxxxxx_-12"), ("s".repeat(99) + "/").repeat(9));
        assertThatThrownBy(() -> storage.store(finished(), path)).isInstanceOf(PathRefusedException.class)
                .hasMessageContaining("File name too long");
        assertThat(file).exists();
    }

    @Test
    void deletesAFileOnceAndAgain() throws Exception {
        var storage = FileSystemStorage.open(root);
        storage.store(finished(), PATH);
        storage.delete(PATH);
        assertThat(root.resolve("sub/folder/6QE")).doesNotExist();
        storage.delete(PATH);
        storage.delete(FilePath.of(new JobId("abcdefghijklmn"), ""));
    }

    @Test
    void linkOutOfTheRootIsNotFollowed() throws Exception {
        var storage = FileSystemStorage.open(root);
        var outside = Files.createDirectories(folder.resolve("outside/folder/6QE"));
        var other = Files.writeString(outside.resolve("6QExxxxxxx_-12"), "not ours");
        Files.createSymbolicLink(root.resolve("sub"), folder.resolve("outside"));

        assertThatThrownBy(() -> storage.store(finished(), PATH)).isInstanceOf(IOException.class)
                .hasMessageContaining("leads out of the storage");
        assertThatThrownBy(() -> storage.delete(PATH)).isInstanceOf(IOException.class);
        assertThat(other).hasContent("not ours");
        assertThat(file).exists();
    }

    @Test
    void linkWithTheNameOfTheFileIsReplacedNotFollowed() throws Exception {
        var storage = FileSystemStorage.open(root);
        var other = Files.writeString(folder.resolve("other"), "not ours");
        Files.createDirectories(root.resolve("sub/folder/6QE"));
        Files.createSymbolicLink(root.resolve(PATH.value()), other);
        storage.store(finished(), PATH);
        assertThat(other).hasContent("not ours");
        assertThat(root.resolve(PATH.value())).hasContent("hello");
    }

    @Test
    void nameIsThatOfTheFolderNotOfItsPath() throws Exception {
        var name = FileSystemStorage.open(root).name();
        var link = Files.createSymbolicLink(folder.resolve("link"), root);
        assertThat(name).startsWith("filesystem:").hasSizeGreaterThan(30);
        assertThat(FileSystemStorage.open(link).name()).isEqualTo(name);
        assertThat(FileSystemStorage.open(folder.resolve("another")).name()).isNotEqualTo(name);
    }

    @Test
    void processesThatStartTogetherAgreeOnTheName() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> open = () -> FileSystemStorage.open(root).name();
            var names = threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> open).toList());
            for (var name : names) {
                assertThat(name.get()).isEqualTo(names.getFirst().get());
            }
        }
    }

    @Test
    void rootThatCannotBeWrittenToIsSaidAtTheStart() throws Exception {
        var blocked = Files.writeString(folder.resolve("blocked"), "");
        assertThatThrownBy(() -> FileSystemStorage.open(blocked)).isInstanceOf(IOException.class);
    }
}
