package dev.signalbox.console.model.files.preview;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.files.preview.SampleTable.Fault;
import dev.signalbox.console.model.files.preview.SampleTable.Kind;
import dev.signalbox.console.model.files.preview.SampleTable.Row;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads lines that are a JSON object each as a table of their fields. */
final class JsonLinesSample {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLinesSample() {}

    private record Line(long number, Optional<ObjectNode> object) {}

    /** @param cut whether the last line may be cut */
    static Optional<SampleTable> of(String text, boolean cut) {
        if (!text.stripLeading().startsWith("{")) {
            return Optional.empty();
        }
        var texts = text.split("\r?\n|\r");
        int end = cut ? texts.length - 1 : texts.length;
        if (end < 2 || object(texts[0]).isEmpty() || object(texts[1]).isEmpty()) {
            return Optional.empty();
        }
        var lines = new ArrayList<Line>();
        for (int i = 0; i < end && lines.size() < SampleTable.MOST_ROWS; i++) {
            if (!texts[i].isBlank()) {
                lines.add(new Line(i + 1L, object(texts[i])));
            }
        }
        return Optional.of(table(lines, end - lines.size()));
    }

    private static Optional<ObjectNode> object(String line) {
        try {
            return JSON.readTree(line) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static SampleTable table(List<Line> lines, int left) {
        Set<String> all = new LinkedHashSet<>();
        lines.forEach(l -> l.object.ifPresent(o -> o.fieldNames().forEachRemaining(all::add)));
        var names = all.stream().limit(SampleTable.MOST_COLUMNS).toList();
        var rows = lines.stream().map(l -> row(l, names)).toList();
        var columns = IntStream.range(0, names.size()).mapToObj(i -> new SampleTable.Column(names.get(i), CellTypes.of(
                rows.stream().map(r -> r.cells().get(i)).toList()))).toList();
        return new SampleTable(Kind.JSON_LINES, columns, rows, rows.stream().filter(r -> r.fault() != Fault.NONE)
                .count(), new SampleTable.Left(all.size() - names.size(), left));
    }

    private static Row row(Line line, List<String> names) {
        return new Row(line.number, names.stream().map(n -> line.object.map(o -> cell(n, o.get(n))).orElse(""))
                .toList(),
                line.object.isPresent() ? Fault.NONE : Fault.NO_JSON);
    }

    private static String cell(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        return Secrets.isSecretKey(name) ? "hidden"
                : CsvSample.cell(value.isTextual() ? value.textValue()
                        : value
                                .toString());
    }
}
