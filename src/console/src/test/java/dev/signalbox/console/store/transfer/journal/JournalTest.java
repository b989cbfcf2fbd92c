package dev.signalbox.console.store.transfer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.model.transfer.TransferPhase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir Path folder;

    private Journal journal() throws IOException {
        return Journal.create(folder, new Plan(Plan.VERSION, "local", Direction.DOWNLOAD, "from", "to", List.of(),
                "folder", Conflict.SKIP, 0));
    }

    private static Item item(String key) {
        return new Item(0, 0, key, 1, "", 0, key);
    }

    @Test
    void anInterruptedWriterDoesNotCloseItForTheOthers() throws IOException {
        try (var journal = journal()) {
            Thread.currentThread().interrupt();
            var found = journal.found(item("a"));
            assertThat(Thread.interrupted()).isTrue();

            journal.done(found.item(), "");
            journal.phase(TransferPhase.PAUSED, "");
        }
        try (var journal = Journal.open(folder)) {
            assertThat(journal.totals().done()).isEqualTo(1);
        }
    }

    @Test
    void aLastLineWithoutItsEndKeepsItsNeighbour() throws IOException {
        try (var journal = journal()) {
            journal.found(item("a"));
        }
        var file = folder.resolve("journal.jsonl");
        Files.writeString(file, Files.readString(file).stripTrailing());
        try (var journal = Journal.open(folder)) {
            journal.found(item("b"));
        }

        try (var journal = Journal.open(folder)) {
            assertThat(journal.totals().files()).isEqualTo(2);
        }
    }

    @Test
    void aHalfLineIsLeftOut() throws IOException {
        try (var journal = journal()) {
            journal.found(item("a"));
        }
        var file = folder.resolve("journal.jsonl");
        Files.writeString(file, Files.readString(file) + "{\"op\":\"FOU");
        try (var journal = Journal.open(folder)) {
            journal.found(item("b"));
        }

        assertThat(Files.readAllLines(file)).hasSize(3).noneMatch(line -> line.endsWith("FOU"));
    }
}
