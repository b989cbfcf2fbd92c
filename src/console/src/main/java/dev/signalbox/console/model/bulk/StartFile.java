package dev.signalbox.console.model.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.InputField;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.console.model.StateMachineRef;
import dev.signalbox.console.model.bulk.BulkPlan.Line;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Executions to start, one for each line of a file: JSON Lines, each an input; or CSV, whose columns are the fields of the input.
 * The column or field {@code executionName} names the execution. Every line is checked before anything is started.
 */
public final class StartFile {
    /** More than this nobody can look through. */
    public static final int MOST = 10_000;

    private static final String NAME = "executionName";
    private static final int LARGEST = 262_144;

    private final StateMachineRef machine;
    private final InputSchema schema;
    private final String prefix;
    private final Set<String> names = new HashSet<>();

    /**
     * @param schema what the state machine takes; without fields it takes anything
     * @param prefix begins the names of lines that have none
     */
    public StartFile(StateMachineRef machine, InputSchema schema, String prefix) {
        this.machine = machine;
        this.schema = schema;
        this.prefix = prefix;
    }

    /** What to start; lines that cannot be started say why. */
    public BulkPlan read(String text) {
        names.clear();
        String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
        List<Line> lines = plain.stripLeading().startsWith("{") || plain.stripLeading().startsWith("[") ? jsonLines(
                plain) : csv(plain);
        return new BulkPlan(BulkKind.START, lines);
    }

    private List<Line> jsonLines(String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).limit(MOST + 1L).toList()) {
            lines.add(switch (InputSchema.parse(line)) {
                case InputSchema.Parsed.Broken(String why) -> line(lines.size(), "", "", why);
                case InputSchema.Parsed.Good(JsonNode value) -> checked(lines.size(), value);
            });
        }
        return lines;
    }

    private List<Line> csv(String text) {
        List<List<String>> records = CsvReader.read(text, MOST + 2);
        if (records.isEmpty()) {
            return List.of();
        }
        List<String> columns = records.getFirst().stream().map(String::strip).toList();
        Map<String, InputField> fields = schema.fields().stream().collect(Collectors.toMap(InputField::name, Function
                .identity()));
        List<Line> lines = new ArrayList<>();
        for (List<String> record : records.subList(1, records.size())) {
            if (record.size() != columns.size()) {
                lines.add(line(lines.size(), "", "", "has " + record.size() + " columns, the head has " + columns
                        .size()));
            } else {
                lines.add(checked(lines.size(), object(columns, record, fields)));
            }
        }
        return lines;
    }

    /** An empty cell is a field that is not there. */
    private static ObjectNode object(List<String> columns, List<String> record, Map<String, InputField> fields) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            String cell = record.get(i);
            InputField field = fields.get(columns.get(i));
            if (!cell.isEmpty()) {
                object.set(columns.get(i), field == null ? JsonNodeFactory.instance.textNode(cell) : field.json(cell));
            }
        }
        return object;
    }

    private Line checked(int index, JsonNode value) {
        String name = "";
        if (value instanceof ObjectNode object && object.path(NAME).isTextual()) {
            name = object.remove(NAME).textValue();
        }
        String input = value.toString();
        int size = input.getBytes(StandardCharsets.UTF_8).length;
        String complaint = size > LARGEST ? "has " + size + " bytes; 262,144 are allowed"
                : String.join("; ", schema
                        .complaints(value));
        return line(index, name, input, complaint);
    }

    private Line line(int index, String given, String input, String complaint) {
        String name = given.isEmpty() ? prefix + "-" + (index + 1) : given;
        String why = complaint;
        if (index >= MOST) {
            why = "only the first 10,000 lines are taken";
        } else if (!name.matches("[A-Za-z0-9_-]{1,80}")) {
            why = "a name has 1 to 80 letters, digits, hyphens or underscores";
        } else if (!names.add(name)) {
            why = "the name is there twice";
        }
        return new Line(machine.arn(), name, machine.name(), input, why);
    }
}
