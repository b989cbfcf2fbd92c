package dev.signalbox.console.model.files.list;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.FileEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileListTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Optional<S3Location> PLACE = Optional.of(new S3Location("b", "run/"));

    private static FileEntry object(String key, long size) {
        return FileEntry.object(new S3Location("b", "run/" + key), size, NOON, key.startsWith("c") ? "GLACIER"
                : "STANDARD");
    }

    @Test
    void givesBackWhatWasPutIn() {
        var entries = List.of(FileEntry.folder("b", "run/sub/"), object("Test.json", 1), object("test.json", 5L << 40),
                object("c..", 0), object("é//:?", 3));

        var list = FileList.none().plus(PLACE, entries.subList(0, 2)).plus(PLACE, entries.subList(2, 5));

        assertThat(list).isEqualTo(entries);
        assertThat(FileList.none().plus(Optional.empty(), List.of(FileEntry.bucket("b", NOON, "eu-west-1"))))
                .containsExactly(
                        FileEntry.bucket("b", NOON, "eu-west-1"));
    }

    @Test
    void knowsWhichListItContinues() {
        var first = FileList.none().plus(PLACE, List.of(object("a", 1)));
        var longer = first.plus(PLACE, List.of(object("b", 1)));

        assertThat(longer.continues(first)).isTrue();
        assertThat(first.continues(longer)).isFalse();
        assertThat(FileList.none().plus(PLACE, List.of(object("a", 2))).continues(first)).isFalse();
    }

    @Test
    void ordersAcrossPagesByAnyColumn() {
        var list = FileList.none().plus(PLACE, List.of(object("b", 2), object("d", 1))).plus(PLACE, List.of(object("a",
                2), object("c", 9)));

        assertThat(list.ordered(List.of(new FileOrder(FileOrder.By.NAME, false)))).containsExactly(2, 0, 3, 1);
        assertThat(list.ordered(List.of(new FileOrder(FileOrder.By.SIZE, true), new FileOrder(FileOrder.By.NAME,
                false)))).containsExactly(3, 2, 0, 1);
        assertThat(list.ordered(List.of(new FileOrder(FileOrder.By.STORAGE_CLASS, false)))[0]).isEqualTo(3);
    }
}
