package dev.signalbox.localcloud.service.cloudformation.template;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Whether a value fits its parameter's constraints, in CloudFormation's words. */
final class ParameterCheck {
    private static final int LARGEST_VALUE = 4096;
    private static final Pattern NUMBER = Pattern.compile(
            "[-+]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][-+]?[0-9]{1,3})?");

    private final ParameterDeclaration parameter;

    private ParameterCheck(ParameterDeclaration parameter) {
        this.parameter = parameter;
    }

    /** @param values the value, or the members of a list */
    static void check(ParameterDeclaration parameter, String whole, List<String> values) {
        var check = new ParameterCheck(parameter);
        if (whole.getBytes(StandardCharsets.UTF_8).length > LARGEST_VALUE) {
            throw check.error("must not be longer than " + LARGEST_VALUE + " bytes");
        }
        values.forEach(check::value);
    }

    private void value(String value) {
        if (parameter.isNumber()) {
            number(value);
        }
        length(value);
        var allowed = parameter.allowedValues();
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            throw error("must be one of AllowedValues");
        }
        parameter.constraint("AllowedPattern").ifPresent(pattern -> {
            if (!matches(pattern, value)) {
                throw error("must match pattern " + pattern);
            }
        });
    }

    private boolean matches(String pattern, String value) {
        try {
            return Pattern.compile(pattern).matcher(value).matches();
        } catch (PatternSyntaxException e) {
            throw InvalidTemplate.format("Parameter '" + parameter.name() + "' has an AllowedPattern that is no "
                    + "regular expression: " + e.getDescription());
        }
    }

    private void number(String value) {
        if (!NUMBER.matcher(value).matches()) {
            throw error("must be a number");
        }
        limit("MinValue", limit -> new BigDecimal(value).compareTo(limit) < 0, "must be a number not less than ");
        limit("MaxValue", limit -> new BigDecimal(value).compareTo(limit) > 0, "must be a number not greater than ");
    }

    private void length(String value) {
        var length = BigDecimal.valueOf(value.codePointCount(0, value.length()));
        limit("MinLength", limit -> length.compareTo(limit) < 0, "must contain at least ", " characters");
        limit("MaxLength", limit -> length.compareTo(limit) > 0, "must contain at most ", " characters");
    }

    private void limit(String constraint, Predicate<BigDecimal> broken, String... words) {
        parameter.constraint(constraint).ifPresent(limit -> {
            if (!NUMBER.matcher(limit).matches()) {
                throw InvalidTemplate.format(constraint + " of parameter '" + parameter.name() + "' is no number");
            }
            if (broken.test(new BigDecimal(limit))) {
                throw error(String.join(limit, words.length == 1 ? List.of(words[0], "") : List.of(words)));
            }
        });
    }

    private AwsServiceException error(String broken) {
        var told = parameter.constraint("ConstraintDescription");
        return InvalidTemplate.error("Parameter '" + parameter.name() + "' " + told.map(
                text -> "failed to satisfy constraint: " + text).orElse(broken));
    }
}
