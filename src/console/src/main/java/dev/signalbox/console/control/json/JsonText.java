package dev.signalbox.console.control.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PastedText;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.diff.JsonPath;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** JSON as indented lines of coloured pieces, without its secrets. Text that is not JSON is split into plain lines. */
public final class JsonText {
    private static final int LONGEST = 2_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(64 << 20).build()).build();

    public enum Kind {
        PLAIN, KEY, STRING, NUMBER, HIDDEN
    }

    public record Piece(Kind kind, String text) {
        /** Where a string that names a place leads. */
        public Optional<Destination> link() {
            return kind == Kind.STRING ? PastedText.destination(text.substring(1, text.length() - 1))
                    : Optional.empty();
        }
    }

    /** @param path where in the document the line is, as a reference path: {@code $.files[0].key} */
    public record Line(List<Piece> pieces, String path) {
        public String text() {
            StringBuilder text = new StringBuilder();
            pieces.forEach(p -> text.append(p.text));
            return text.toString();
        }

        /** Where the value in this line leads, if it names a place. */
        public Optional<Destination> link() {
            return pieces.stream().flatMap(p -> p.link().stream()).findFirst();
        }
    }

    private static final String INDENT = "  ";
    private static final List<Piece> INDENTS = IntStream.range(0, 20).mapToObj(i -> new Piece(Kind.PLAIN, INDENT.repeat(
            i))).toList();

    private final List<Line> lines = new ArrayList<>();
    private List<Piece> current = new ArrayList<>();
    private final Map<String, Name> names = new HashMap<>();
    private int depth;
    private String path = "$";

    private JsonText() {}

    public static List<Line> lines(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            JsonText json = new JsonText();
            json.value(parser, parser.nextToken(), false);
            if (parser.nextToken() == null) {
                json.endLine();
                return json.lines;
            }
        } catch (IOException e) {
            return plain(text);
        }
        return plain(text);
    }

    private static List<Line> plain(String text) {
        return Secrets.withoutSecrets(text).lines().map(l -> new Line(List.of(new Piece(Kind.PLAIN, shortened(l))), ""))
                .toList();
    }

    private void value(JsonParser parser, JsonToken token, boolean secret) throws IOException {
        if (token == null) {
            throw new IOException("nothing there");
        }
        switch (token) {
            case START_OBJECT -> container(parser, "{", "}", JsonToken.END_OBJECT);
            case START_ARRAY -> container(parser, "[", "]", JsonToken.END_ARRAY);
            case VALUE_STRING -> string(parser.getText(), secret);
            default -> add(secret ? Kind.HIDDEN : Kind.NUMBER, secret ? Texts.text("json.hidden") : parser.getText());
        }
    }

    private void container(JsonParser parser, String open, String close, JsonToken end) throws IOException {
        String mine = path;
        add(Kind.PLAIN, open);
        depth++;
        int items = 0;
        for (JsonToken token = parser.nextToken(); token != end; token = parser.nextToken()) {
            if (items > 0) {
                add(Kind.PLAIN, ",");
            }
            endLine();
            if (end == JsonToken.END_OBJECT) {
                field(parser, mine);
            } else {
                path = JsonPath.item(mine, items);
                value(parser, token, false);
            }
            items++;
        }
        depth--;
        if (items > 0) {
            endLine();
        }
        path = mine;
        add(Kind.PLAIN, close);
    }

    private void field(JsonParser parser, String parent) throws IOException {
        Name name = names.computeIfAbsent(parser.currentName(), Name::of);
        path = parent + name.step();
        add(Kind.KEY, name.quoted());
        add(Kind.PLAIN, ": ");
        value(parser, parser.nextToken(), name.secret());
    }

    /** What a field's name means; the same names come again and again in large documents. */
    private record Name(String quoted, String step, boolean secret) {
        static Name of(String name) {
            return new Name(JsonText.quoted(name), JsonPath.field("", name), Secrets.isSecretKey(name));
        }
    }

    private void string(String value, boolean secret) {
        if (secret && !Secrets.isReference(value)) {
            add(Kind.HIDDEN, Texts.text("json.hidden"));
        } else {
            add(Kind.STRING, shortened(quoted(Secrets.withoutSecrets(value))));
        }
    }

    private void add(Kind kind, String text) {
        if (current.isEmpty() && depth > 0) {
            current.add(indent(depth));
        }
        current.add(new Piece(kind, text));
    }

    private static Piece indent(int depth) {
        return depth < INDENTS.size() ? INDENTS.get(depth) : new Piece(Kind.PLAIN, INDENT.repeat(depth));
    }

    private void endLine() {
        lines.add(new Line(List.copyOf(current), path));
        current = new ArrayList<>();
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + "\"";
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text
                : text.substring(0, LONGEST) + Texts.text("json.more", text.length() - LONGEST);
    }
}
