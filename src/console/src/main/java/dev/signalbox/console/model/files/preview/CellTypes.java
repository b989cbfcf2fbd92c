package dev.signalbox.console.model.files.preview;

import dev.signalbox.console.model.files.preview.SampleTable.Type;
import java.util.List;
import java.util.regex.Pattern;

/** Tells what a column's cells are, if all of them are the same. */
final class CellTypes {
    /** A number with leading zeros is an id. */
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:0|[1-9]\\d{0,30})(?:\\.\\d{1,30})?(?:[eE][+-]?\\d{1,3})?");
    private static final Pattern TIME = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d(?:[T ]\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");

    private CellTypes() {}

    static Type of(List<String> cells) {
        var filled = cells.stream().filter(c -> !c.isBlank()).toList();
        if (filled.isEmpty()) {
            return Type.NOTHING;
        }
        if (all(filled, NUMBER)) {
            return Type.NUMBER;
        }
        if (all(filled, TIME)) {
            return Type.TIME;
        }
        return all(filled, TRUTH) ? Type.TRUTH : Type.TEXT;
    }

    private static boolean all(List<String> cells, Pattern pattern) {
        return cells.stream().allMatch(c -> c.length() <= 64 && pattern.matcher(c).matches());
    }
}
