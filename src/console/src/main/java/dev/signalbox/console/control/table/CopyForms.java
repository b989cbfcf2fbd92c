package dev.signalbox.console.control.table;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * In which forms what a row stands for can be copied, besides the row itself. No form may give a secret.
 *
 * @param name what people call it
 * @param address ARN or URI
 * @param command a line for the AWS CLI that asks for it
 */
public record CopyForms<T>(Optional<Function<T, String>> name, Optional<Function<T, String>> address,
        Optional<Function<T, String>> command) {
    public static <T> CopyForms<T> none() {
        return new CopyForms<>(Optional.empty(), Optional.empty(), Optional.empty());
    }

    public static <T> CopyForms<T> of(Function<T, String> name, Function<T, String> address,
            Function<T, String> command) {
        return new CopyForms<>(Optional.of(name), Optional.of(address), Optional.of(command));
    }

    /** For things that have no address of their own. */
    public static <T> CopyForms<T> named(Function<T, String> name) {
        return new CopyForms<>(Optional.of(name), Optional.empty(), Optional.empty());
    }

    static <T> String lines(Function<T, String> form, List<T> rows) {
        return rows.stream().map(form).collect(Collectors.joining("\n"));
    }
}
