package dev.signalbox.console.control.text;

import dev.signalbox.console.control.json.JsonText.Kind;
import dev.signalbox.console.control.json.JsonText.Line;
import dev.signalbox.console.control.json.JsonText.Piece;
import dev.signalbox.console.model.files.VisibleText;
import java.util.ArrayList;
import java.util.List;

/** Cuts text into rows that can be drawn. */
final class TextRows {
    /** A longer row would cost the window its breath. */
    static final int LONGEST = 1_000;

    private TextRows() {}

    /** @param columns how many characters fit into a row */
    static List<Line> of(String text, int columns) {
        List<Line> rows = new ArrayList<>();
        text.lines().forEach(line -> {
            var shown = VisibleText.of(line);
            int from = 0;
            do {
                int to = end(shown, from, Math.min(columns, LONGEST));
                rows.add(new Line(List.of(new Piece(Kind.PLAIN, shown.substring(from, to))), ""));
                from = to;
            } while (from < shown.length());
        });
        return rows;
    }

    /** No pair of surrogates is torn apart. */
    private static int end(String line, int from, int most) {
        int to = Math.min(line.length(), from + Math.max(2, most));
        return to < line.length() && Character.isHighSurrogate(line.charAt(to - 1)) ? to - 1 : to;
    }
}
