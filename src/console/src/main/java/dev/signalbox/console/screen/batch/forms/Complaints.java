package dev.signalbox.console.screen.batch.forms;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.batch.HiddenValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Collects what is wrong with the fields of a form. */
final class Complaints {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,6}(\\.\\d{1,2})?");

    private final Map<String, String> values;
    private final Map<String, String> found = new LinkedHashMap<>();

    Complaints(Map<String, String> values) {
        this.values = values;
    }

    Map<String, String> found() {
        return found;
    }

    /** Batch's rule for names. */
    Complaints name(String field) {
        return check(field, v -> NAME.matcher(v).matches(), "batch.form.name");
    }

    Complaints newName(String field, List<String> taken) {
        return name(field).check(field, v -> !taken.contains(v), "batch.form.taken");
    }

    Complaints required(String field) {
        return check(field, v -> !v.isBlank(), "batch.form.required");
    }

    Complaints number(String field, int least, int most) {
        return check(field, v -> isNumber(v, least, most), "batch.form.number", least, most);
    }

    Complaints numberOrNone(String field, int least, int most) {
        return check(field, v -> v.isBlank() || isNumber(v, least, most), "batch.form.number", least, most);
    }

    Complaints decimalOrNone(String field) {
        return check(field, v -> v.isBlank() || DECIMAL.matcher(v.strip()).matches() && Double.parseDouble(v
                .strip()) > 0, "batch.form.decimal");
    }

    Complaints pairs(String field) {
        return check(field, Lines::arePairs, "batch.form.pairs");
    }

    /** A mark that was edited would be sent as it stands. */
    Complaints marks(String field, HiddenValues hidden) {
        return check(field, v -> !Lines.arePairs(v) || Lines.pairs(v, hidden).values().stream().noneMatch(x -> x
                .contains("‹hidden ")), "batch.form.mark");
    }

    Complaints check(String field, Predicate<String> right, String key, Object... facts) {
        if (!found.containsKey(field) && !right.test(values.getOrDefault(field, ""))) {
            found.put(field, Texts.text(key, facts));
        }
        return this;
    }

    static boolean isNumber(String text, int least, int most) {
        try {
            int number = Integer.parseInt(text.strip());
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false; // the complaint says what is wanted
        }
    }
}
