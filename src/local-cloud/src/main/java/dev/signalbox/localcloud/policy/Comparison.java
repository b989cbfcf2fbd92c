package dev.signalbox.localcloud.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a condition compares what the request has with what the policy wants. Negation is the condition's. */
enum Comparison {
    STRING_EQUALS,
    STRING_EQUALS_IGNORE_CASE,
    STRING_LIKE,
    NUMERIC_EQUALS,
    NUMERIC_LESS_THAN,
    NUMERIC_LESS_THAN_EQUALS,
    NUMERIC_GREATER_THAN,
    NUMERIC_GREATER_THAN_EQUALS,
    DATE_EQUALS,
    DATE_LESS_THAN,
    DATE_LESS_THAN_EQUALS,
    DATE_GREATER_THAN,
    DATE_GREATER_THAN_EQUALS,
    BOOL,
    BINARY_EQUALS,
    IP_ADDRESS,
    ARN_EQUALS,
    ARN_LIKE,
    NULL;

    private static final int ARN_PARTS = 6;

    /** By its operator's name in lower case, without {@code not}. */
    static Optional<Comparison> named(String name) {
        return Stream.of(values()).filter(c -> c.name().replace("_", "").toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    boolean matches(String wanted, String value, Context context) {
        return switch (this) {
            case STRING_LIKE -> Glob.matches(wanted, value, context);
            case ARN_EQUALS, ARN_LIKE -> arn(wanted, value, context);
            default -> Glob.resolve(wanted, context).filter(w -> equal(w, value)).isPresent();
        };
    }

    private boolean equal(String wanted, String value) {
        return switch (this) {
            case STRING_EQUALS, BINARY_EQUALS -> wanted.equals(value);
            case STRING_EQUALS_IGNORE_CASE, BOOL -> wanted.equalsIgnoreCase(value);
            case IP_ADDRESS -> AddressRange.contains(wanted, value);
            case STRING_LIKE, ARN_EQUALS, ARN_LIKE, NULL -> false;
            default -> ordered(wanted, value);
        };
    }

    private boolean ordered(String wanted, String value) {
        var order = name().startsWith("NUMERIC") ? numbers(wanted, value) : dates(wanted, value);
        return order.filter(o -> switch (this) {
            case NUMERIC_EQUALS, DATE_EQUALS -> o == 0;
            case NUMERIC_LESS_THAN, DATE_LESS_THAN -> o < 0;
            case NUMERIC_LESS_THAN_EQUALS, DATE_LESS_THAN_EQUALS -> o <= 0;
            case NUMERIC_GREATER_THAN, DATE_GREATER_THAN -> o > 0;
            default -> o >= 0;
        }).isPresent();
    }

    private static Optional<Integer> numbers(String wanted, String value) {
        try {
            return Optional.of(new BigDecimal(value.strip()).compareTo(new BigDecimal(wanted.strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> dates(String wanted, String value) {
        return instant(value).flatMap(v -> instant(wanted).map(v::compareTo));
    }

    /** A date as ISO 8601 has it, or seconds since 1970. */
    private static Optional<Instant> instant(String text) {
        try {
            if (text.matches("\\d+")) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(text)));
            }
            return Optional.of(OffsetDateTime.parse(text.contains("T") ? text : text + "T00:00:00Z").toInstant());
        } catch (DateTimeParseException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Each of the six parts of an ARN is matched for itself, so that a star does not reach over a colon. */
    private static boolean arn(String wanted, String value, Context context) {
        var patterns = wanted.split(":", ARN_PARTS);
        var parts = value.split(":", ARN_PARTS);
        if (patterns.length != ARN_PARTS || parts.length != ARN_PARTS) {
            return wanted.equals("*");
        }
        for (int i = 0; i < ARN_PARTS; i++) {
            if (!Glob.matches(patterns[i], parts[i], context)) {
                return false;
            }
        }
        return true;
    }
}
