package dev.signalbox.console.control;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Secrets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** JSON as indented lines of coloured pieces, without its secrets. Text that is not JSON is split into plain lines. */
final class JsonText {
    private static final int LONGEST = 2_000;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(64 << 20).build()).build();

    enum Kind {
        PLAIN, KEY, STRING, NUMBER, HIDDEN
    }

    record Piece(Kind kind, String text) {}

    record Line(List<Piece> pieces) {
        String text() {
            StringBuilder text = new StringBuilder();
            pieces.forEach(p -> text.append(p.text));
            return text.toString();
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private List<Piece> current = new ArrayList<>();
    private int depth;

    private JsonText() {}

    static List<Line> lines(String text) {
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
        return Secrets.withoutSecrets(text).lines().map(l -> new Line(List.of(new Piece(Kind.PLAIN, shortened(l)))))
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
        add(Kind.PLAIN, open);
        depth++;
        boolean empty = true;
        for (JsonToken token = parser.nextToken(); token != end; token = parser.nextToken()) {
            if (!empty) {
                add(Kind.PLAIN, ",");
            }
            empty = false;
            endLine();
            boolean secret = false;
            if (end == JsonToken.END_OBJECT) {
                add(Kind.KEY, quoted(parser.currentName()));
                add(Kind.PLAIN, ": ");
                secret = Secrets.isSecretKey(parser.currentName());
                token = parser.nextToken();
            }
            value(parser, token, secret);
        }
        depth--;
        if (!empty) {
            endLine();
        }
        add(Kind.PLAIN, close);
    }

    private void string(String value, boolean secret) {
        if (secret) {
            add(Kind.HIDDEN, Texts.text("json.hidden"));
        } else {
            add(Kind.STRING, shortened(quoted(Secrets.withoutSecrets(value))));
        }
    }

    private void add(Kind kind, String text) {
        if (current.isEmpty() && depth > 0) {
            current.add(new Piece(Kind.PLAIN, "  ".repeat(depth)));
        }
        current.add(new Piece(kind, text));
    }

    private void endLine() {
        lines.add(new Line(List.copyOf(current)));
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
