package dev.signalbox.localcloud.service.stepfunctions.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What AWS's models say of responses, but the SDK's classes do not. */
final class Constraints {
    static final Limits NONE = new Limits(false, Optional.empty(), Optional.empty());

    private Constraints() {}

    /** @param least value of a number, or length of a text */
    record Limits(boolean required, Optional<Double> least, Optional<Double> greatest) {}

    /** Read when the first mock is checked. */
    private static final class Table {
        private static final Map<String, Limits> ALL = read();

        private static Map<String, Limits> read() {
            Map<String, Limits> all = new HashMap<>();
            try (var lines = new BufferedReader(new InputStreamReader(Objects.requireNonNull(Constraints.class
                    .getResourceAsStream("response-constraints.txt")), StandardCharsets.UTF_8))) {
                lines.lines().filter(l -> !l.startsWith("#")).map(l -> l.split(" ")).forEach(l -> all.put(l[0] + " "
                        + l[1] + " " + l[2], new Limits(l[3].equals("required"), limit(l[4]), limit(l[5]))));
                return all;
            } catch (IOException e) {
                throw new UncheckedIOException("The constraints of responses cannot be read", e);
            }
        }

        private static Optional<Double> limit(String text) {
            return text.equals("-") ? Optional.empty() : Optional.of(Double.valueOf(text));
        }
    }

    /** @param member with a capital letter, as state machines write it */
    static Limits of(String module, Class<?> type, String member) {
        return Table.ALL.getOrDefault(module + " " + type.getSimpleName() + " " + member, NONE);
    }
}
