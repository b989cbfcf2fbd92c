package dev.signalbox.localcloud.service.stepfunctions.test;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The values that a text of the SDK's model classes may have: for those, a class has a getter that gives an enum. */
final class EnumValues {
    private EnumValues() {}

    /** Empty if any text will do. */
    static Optional<Set<String>> of(Class<?> owner, String member) {
        var name = member.toLowerCase(Locale.ROOT);
        return Arrays.stream(owner.getMethods()).filter(m -> m.getParameterCount() == 0 && m.getReturnType().isEnum()
                && m.getName().toLowerCase(Locale.ROOT).equals(name)).findFirst().map(m -> Arrays.stream(m
                        .getReturnType().getEnumConstants()).map(String::valueOf).collect(Collectors.toSet()));
    }
}
