package dev.signalbox.console.model.batch;

import dev.signalbox.console.model.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Values that forms must not show and yet must give back unchanged: each is shown as a mark, and a mark is turned into its value
 * again.
 */
public final class HiddenValues {
    private static final Pattern TELLING = Pattern.compile(
            "pass(word|wd|phrase)|secret|token|api_?key|private_?key|credential");
    private static final Pattern MARK = Pattern.compile("‹hidden (\\d+)›");

    private final List<String> values = new ArrayList<>();

    /** Whether the value of a variable or parameter of this name is not to be shown. */
    public static boolean isSecret(String name, String value) {
        return Secrets.isSecretKey(name) || TELLING.matcher(name.toLowerCase(Locale.ROOT)).find()
                || !Secrets.withoutSecrets(value).equals(value);
    }

    /** What may be shown of a value that is only read. */
    public static String shown(String name, String value) {
        return isSecret(name, value) ? "hidden" : value;
    }

    /** The value, or its mark; the same value has the same mark. */
    public String hide(String name, String value) {
        if (value.isEmpty() || !isSecret(name, value)) {
            return value;
        }
        if (!values.contains(value)) {
            values.add(value);
        }
        return "‹hidden " + (values.indexOf(value) + 1) + "›";
    }

    /** The value behind a mark; anything else as it is. */
    public String reveal(String shown) {
        var mark = MARK.matcher(shown.strip());
        int number = mark.matches() ? Integer.parseInt(mark.group(1)) : 0;
        return number >= 1 && number <= values.size() ? values.get(number - 1) : shown;
    }
}
