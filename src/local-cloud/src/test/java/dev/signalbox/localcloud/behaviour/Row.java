package dev.signalbox.localcloud.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One request and the answer that AWS gives to it.
 *
 * <p>
 * In a file a row is two lines: operation and body, then {@code = body} for an answer that has at least these members,
 * {@code ! Code: message} for a refusal, {@code ~ Code: pattern} for one whose message AWS does not fix, or
 * {@code + complaint + complaint} for all complaints of a refusal in any order, with {@code @} for "failed to satisfy
 * constraint: Member must". Lines that begin with a space go on with the one before; {@code $x*9} stands for nine
 * {@code x}.
 */
record Row(String file, int number, String operation, String body, char kind, String answer) {
    private static final Pattern REPEATED = Pattern.compile("\\$(.)\\*(\\d+);?");
    private static final Pattern HEAD = Pattern.compile("(\\w+) (.*)", Pattern.DOTALL);

    static List<Row> read(String file) {
        var rows = new ArrayList<Row>();
        var lines = text(file).replaceAll("\n +", "").lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
        for (int i = 0; i < lines.size(); i += 2) {
            var head = HEAD.matcher(expanded(lines.get(i)));
            if (!head.matches() || Character.isLetter(lines.get(i + 1).charAt(0))) {
                throw new IllegalArgumentException(file + " has no row here: " + lines.get(i));
            }
            rows.add(new Row(file, i / 2, head.group(1), head.group(2), lines.get(i + 1).charAt(0), expanded(lines.get(i
                    + 1).substring(1).strip())));
        }
        return rows;
    }

    private static String text(String file) {
        try (var in = Row.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String expanded(String text) {
        return REPEATED.matcher(text).replaceAll(m -> m.group(1).repeat(Integer.parseInt(m.group(2))));
    }

    /** The body as real JSON; one that is none is sent as it stands. */
    String json() {
        if (!body.startsWith("{")) {
            return body;
        }
        try {
            return RawDynamoDb.JSON.readTree(body).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(file + ":" + number, e);
        }
    }

    JsonNode expected() {
        try {
            return RawDynamoDb.JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(file + ":" + number, e);
        }
    }

    String name() {
        return number + " " + operation + " " + (body.length() > 100 ? body.substring(0, 100) + "…" : body);
    }
}
