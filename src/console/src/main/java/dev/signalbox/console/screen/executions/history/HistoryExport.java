package dev.signalbox.console.screen.executions.history;

import dev.signalbox.console.control.table.Csv;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.fx.save.SaveFile;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.Secrets;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Events as files, without their secrets. */
final class HistoryExport {
    private HistoryExport() {}

    /** An array with an event in each line, payloads as JSON. */
    static SaveFile.Content json(List<EventRow> rows) {
        List<EventRow> taken = List.copyOf(rows);
        return file -> {
            try (Writer writer = Files.newBufferedWriter(file)) {
                writer.write("[");
                String before = "\n";
                for (EventRow row : taken) {
                    writer.write(before + Secrets.redacted(EventText.json(row.event())));
                    before = ",\n";
                }
                writer.write("\n]\n");
            }
            return Texts.text("history.exported", taken.size());
        };
    }

    static SaveFile.Content csv(List<EventRow> rows) {
        List<EventRow> taken = List.copyOf(rows);
        return file -> {
            writeCsv(taken, file);
            return Texts.text("history.exported", taken.size());
        };
    }

    private static void writeCsv(List<EventRow> rows, Path file) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            writer.write(Csv.line(List.of("id", "previousEventId", "timestamp", "type", "state", "error", "cause",
                    "resource", "input", "output")));
            for (EventRow row : rows) {
                HistoryEvent e = row.event();
                writer.write(Csv.line(List.of(Long.toString(e.id()), Long.toString(e.previousId()), e.at().toString(), e
                        .type(), row.state(), safe(e, "error"), safe(e, "cause"), safe(e, "resource"), safe(e, "input"),
                        safe(e, "output"))));
            }
        }
    }

    private static String safe(HistoryEvent event, String detail) {
        return event.detail(detail).map(Secrets::redacted).orElse("");
    }
}
