package dev.signalbox.states.internal.data;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path that begins with the name of a variable, such as {@code $order.items[0]}.
 *
 * @param path within the variable's value, such as {@code $.items[0]}
 */
public record VariablePath(String name, String path) {
    private static final Pattern VARIABLE = Pattern.compile(
            "\\$([\\p{L}\\p{Nl}_][\\p{L}\\p{Nl}\\p{Mn}\\p{Mc}\\p{Nd}\\p{Pc}]*)");

    /** Empty for paths into a state's input or the context object. */
    public static Optional<VariablePath> of(String text) {
        var name = VARIABLE.matcher(text);
        return name.lookingAt() ? Optional.of(new VariablePath(name.group(1), "$" + text.substring(name.end())))
                : Optional.empty();
    }
}
