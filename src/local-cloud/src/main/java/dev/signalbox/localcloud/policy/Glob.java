package dev.signalbox.localcloud.policy;

import java.util.Optional;
import java.util.stream.IntStream;

/** Text with {@code *} for any characters, {@code ?} for one, and {@code ${key}} for what the request says of a key. */
final class Glob {
    private static final int ANY = -1;
    private static final int ONE = -2;

    private Glob() {}

    /** False also if the pattern has a variable that the request does not give. */
    static boolean matches(String pattern, String text, Context context) {
        return compile(pattern, context, true).filter(p -> matches(p, text)).isPresent();
    }

    /** Without variables. */
    static boolean matches(String pattern, String text) {
        return matches(pattern.chars().map(Glob::symbol).toArray(), text);
    }

    /** The text with its variables replaced; empty if the request does not give one of them. */
    static Optional<String> resolve(String text, Context context) {
        return compile(text, context, false).map(codes -> IntStream.of(codes).collect(StringBuilder::new,
                StringBuilder::appendCodePoint, StringBuilder::append).toString());
    }

    private static Optional<int[]> compile(String pattern, Context context, boolean wild) {
        var codes = IntStream.builder();
        int at = 0;
        while (at < pattern.length()) {
            int end = pattern.startsWith("${", at) ? pattern.indexOf('}', at) : -1;
            if (end < 0) {
                codes.add(wild ? symbol(pattern.charAt(at)) : pattern.charAt(at));
                at++;
                continue;
            }
            var value = variable(pattern.substring(at + 2, end), context);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            value.get().chars().forEach(codes);
            at = end + 1;
        }
        return Optional.of(codes.build().toArray());
    }

    /** {@code ${*}}, {@code ${?}} and {@code ${$}} are the characters themselves; a default follows a comma in quotes. */
    private static Optional<String> variable(String name, Context context) {
        if (name.equals("*") || name.equals("?") || name.equals("$")) {
            return Optional.of(name);
        }
        int comma = name.indexOf(',');
        var key = comma < 0 ? name : name.substring(0, comma);
        var given = context.get(key.strip());
        if (given.size() == 1) {
            return Optional.of(given.getFirst());
        }
        return comma < 0 ? Optional.empty() : Optional.of(name.substring(comma + 1).strip().replaceAll("^'|'$", ""));
    }

    private static int symbol(int character) {
        return switch (character) {
            case '*' -> ANY;
            case '?' -> ONE;
            default -> character;
        };
    }

    private static boolean matches(int[] pattern, String text) {
        int p = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < text.length()) {
            if (p < pattern.length && pattern[p] == ANY) {
                star = p++;
                resume = t;
            } else if (p < pattern.length && (pattern[p] == ONE || pattern[p] == text.charAt(t))) {
                p++;
                t++;
            } else if (star >= 0) {
                p = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == ANY) {
            p++;
        }
        return p == pattern.length;
    }
}
