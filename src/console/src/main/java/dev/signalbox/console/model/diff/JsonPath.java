package dev.signalbox.console.model.diff;

import java.util.regex.Pattern;

/** Reference paths as Amazon States Language writes them. */
public final class JsonPath {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_]\\w*");

    private JsonPath() {}

    public static String field(String parent, String name) {
        return PLAIN.matcher(name).matches() ? parent + "." + name
                : parent + "['" + name.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    public static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
