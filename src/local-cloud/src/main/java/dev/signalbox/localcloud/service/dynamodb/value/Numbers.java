package dev.signalbox.localcloud.service.dynamodb.value;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** DynamoDB's numbers: up to 38 significant digits, magnitude 1E-130 to 9.99E+125, written back in full. */
public final class Numbers {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    /** Java reads more: digits of other scripts. */
    private static final Pattern NUMBER = Pattern.compile(
            "(?<digits>[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+))(?:[eE](?<exponent>[+-]?[0-9]+))?");
    /** Far beyond what is stored, and not beyond what Java can read. */
    private static final int MAX_EXPONENT_TEXT = 8;

    private Numbers() {}

    /** Reads a number as it stands in a request. */
    public static BigDecimal parse(String text) {
        if (text.isEmpty()) {
            throw Invalid.request("The parameter cannot be converted to a numeric value");
        }
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw Invalid.request("The parameter cannot be converted to a numeric value: " + text);
        }
        var exponent = number.group("exponent");
        if (exponent != null && exponent.length() > MAX_EXPONENT_TEXT) {
            return ofHugeExponent(number.group("digits"), exponent);
        }
        return checked(new BigDecimal(text));
    }

    private static BigDecimal ofHugeExponent(String digits, String exponent) {
        if (new BigDecimal(digits).signum() == 0) {
            return BigDecimal.ZERO;
        }
        throw exponent.startsWith("-") ? underflow() : overflow();
    }

    /** Normalises a number, or refuses it when DynamoDB could not store it. */
    public static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var normal = number.stripTrailingZeros();
        long exponent = (long) normal.precision() - normal.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw overflow();
        }
        if (exponent < MIN_EXPONENT) {
            throw underflow();
        }
        if (normal.precision() > MAX_DIGITS) {
            throw Invalid.request("Attempting to store more than 38 significant digits in a Number");
        }
        return normal;
    }

    /** Normalises the result of a calculation; one that needs too many digits is an overflow to DynamoDB. */
    public static BigDecimal calculated(BigDecimal number) {
        if (number.stripTrailingZeros().precision() > MAX_DIGITS) {
            throw overflow();
        }
        return checked(number);
    }

    private static AwsServiceException overflow() {
        return Invalid.request(
                "Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    private static AwsServiceException underflow() {
        return Invalid.request(
                "Number underflow. Attempting to store a number with magnitude smaller than supported range");
    }

    /** The text that DynamoDB answers with. */
    public static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
