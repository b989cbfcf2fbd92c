package dev.signalbox.console.screen.activity;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SequenceWriter;
import dev.signalbox.console.control.table.Csv;
import dev.signalbox.console.model.ledger.Change;
import dev.signalbox.console.store.ledger.LedgerReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Copies of the ledger for others. */
public final class LedgerExport {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> HEAD = List.of("number", "at", "who", "environment", "action", "target",
            "requestId",
            "result");

    private LedgerExport() {}

    /** What it is written as. */
    public enum Form {
        /** The ledger as it is, which can be verified. */
        JSONL,
        /** One array of objects. */
        JSON,
        /** A table whose cells no spreadsheet takes for formulas. */
        CSV
    }

    /** @return how many changes were written */
    public static long write(Path ledger, Path to, Form form) throws IOException {
        if (Files.exists(to) && Files.isSameFile(ledger, to)) {
            throw new IOException("This is the ledger itself; choose another file");
        }
        if (form == Form.JSONL) {
            Files.copy(ledger, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            return each(to, _ -> {});
        }
        try (BufferedWriter out = Files.newBufferedWriter(to)) {
            return form == Form.CSV ? csv(ledger, out) : json(ledger, out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static long each(Path ledger, Consumer<Change> write) throws IOException {
        AtomicLong count = new AtomicLong();
        new LedgerReader(Optional.empty(), change -> {
            write.accept(change);
            count.incrementAndGet();
        }).read(ledger);
        return count.get();
    }

    private static long csv(Path ledger, BufferedWriter out) throws IOException {
        out.write(Csv.line(HEAD));
        return each(ledger, change -> put(() -> out.write(Csv.line(cells(change).values().stream().map(Object::toString)
                .toList()))));
    }

    private static long json(Path ledger, BufferedWriter out) throws IOException {
        try (SequenceWriter array = JSON.writerWithDefaultPrettyPrinter().writeValuesAsArray(out)) {
            return each(ledger, change -> put(() -> array.write(cells(change))));
        }
    }

    private static Map<String, Object> cells(Change c) {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("number", c.number());
        cells.put("at", c.at().toString());
        cells.put("who", c.who());
        cells.put("environment", c.environment());
        cells.put("action", c.action());
        cells.put("target", c.target());
        cells.put("requestId", c.requestId());
        cells.put("result", c.result());
        return cells;
    }

    private static void put(Write write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Write {
        void run() throws IOException;
    }
}
