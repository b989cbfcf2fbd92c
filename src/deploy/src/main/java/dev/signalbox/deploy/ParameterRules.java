package dev.signalbox.deploy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a template says of a parameter's values.
 *
 * @param pattern {@code AllowedPattern}; of a list, for each of its values
 * @param words {@code ConstraintDescription}
 * @param length bounds of a {@code String}'s length
 * @param value bounds of a {@code Number}
 */
public record ParameterRules(List<String> allowed, Optional<String> pattern, Optional<String> words, Bounds length,
        Bounds value) {
    private static final int LONGEST = 4_096;
    private static final String NUMBER = "[-+]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][-+]?\\d+)?";
    private static final Map<String, String> PREFIXES = Map.of("AWS::EC2::VPC::Id", "vpc-", "AWS::EC2::Subnet::Id",
            "subnet-", "AWS::EC2::SecurityGroup::Id", "sg-", "AWS::EC2::Image::Id", "ami-", "AWS::EC2::Instance::Id",
            "i-", "AWS::EC2::Volume::Id", "vol-");

    public ParameterRules {
        allowed = List.copyOf(allowed);
    }

    /** None. */
    public static ParameterRules none() {
        return new ParameterRules(List.of(), Optional.empty(), Optional.empty(), Bounds.none(), Bounds.none());
    }

    /** From the least to the most, both included. */
    public record Bounds(Optional<BigDecimal> least, Optional<BigDecimal> most) {
        public static Bounds none() {
            return new Bounds(Optional.empty(), Optional.empty());
        }

        boolean hold(BigDecimal number) {
            return least.filter(l -> number.compareTo(l) < 0).isEmpty() && most.filter(m -> number.compareTo(m) > 0)
                    .isEmpty();
        }

        /** Such as {@code from 1 to 32}; empty without bounds. */
        String in() {
            if (least.isPresent() && most.isPresent()) {
                return "from " + least.get().toPlainString() + " to " + most.get().toPlainString();
            }
            return least.map(l -> "at least " + l.toPlainString()).or(() -> most.map(m -> "at most " + m
                    .toPlainString())).orElse("");
        }
    }

    /** Why CloudFormation would refuse the value, after the parameter's name; empty when it would not. */
    Optional<String> problem(String type, String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of("must not be longer than 4,096 bytes");
        }
        if (isList(type)) {
            return List.of(value.split(",", -1)).stream().map(v -> ofOne(inner(type), v.strip())).flatMap(
                    Optional::stream).findFirst();
        }
        return ofOne(type, value);
    }

    static boolean isList(String type) {
        return type.equals("CommaDelimitedList") || type.startsWith("List<");
    }

    private static String inner(String type) {
        return type.startsWith("List<") ? type.substring("List<".length(), type.length() - 1) : "String";
    }

    private Optional<String> ofOne(String type, String value) {
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return Optional.of("must be one of " + String.join(", ", allowed));
        }
        return typed(type, value).or(() -> type.equals("String") ? text(value) : Optional.empty()).or(() -> shape(
                value));
    }

    private Optional<String> typed(String type, String value) {
        if (type.equals("Number")) {
            if (!value.matches(NUMBER)) {
                return Optional.of("must be a number");
            }
            return this.value.hold(new BigDecimal(value)) ? Optional.empty()
                    : Optional.of(words.orElse("must be "
                            + this.value.in()));
        }
        String prefix = PREFIXES.getOrDefault(type, "");
        if (type.startsWith("AWS::") && value.isEmpty()) {
            return Optional.of("needs a value");
        }
        return value.startsWith(prefix) ? Optional.empty() : Optional.of("must begin with " + prefix);
    }

    private Optional<String> text(String value) {
        return length.hold(BigDecimal.valueOf(value.length())) ? Optional.empty()
                : Optional.of(words.orElse(
                        "must have " + length.in() + " characters"));
    }

    /** Templates may come from anywhere: a pattern that takes too long to tell is left to CloudFormation. */
    private Optional<String> shape(String value) {
        if (pattern.isEmpty()) {
            return Optional.empty();
        }
        try {
            boolean fits = Pattern.compile(pattern.get()).matcher(new PatientText(value)).matches();
            return fits ? Optional.empty() : Optional.of(words.orElse("must match " + pattern.get()));
        } catch (PatternSyntaxException | StackOverflowError | PatientText.Endless _) {
            return Optional.empty();
        }
    }
}
