package dev.signalbox.localcloud.service.dynamodb.value;

import java.math.BigDecimal;

/** DynamoDB's numbers: up to 38 significant digits, magnitude 1E-130 to 9.99E+125, written back in full. */
public final class Numbers {
    private static final int MAX_DIGITS = 38;
    private static final int MAX_EXPONENT = 125;
    private static final int MIN_EXPONENT = -130;

    private Numbers() {}

    /** Reads a number as it stands in a request. */
    public static BigDecimal parse(String text) {
        if (text.isEmpty()) {
            throw Invalid.request("The parameter cannot be converted to a numeric value");
        }
        try {
            return checked(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw Invalid.request("The parameter cannot be converted to a numeric value: " + text);
        }
    }

    /** Normalises the result of a calculation, or refuses it when DynamoDB could not store it. */
    public static BigDecimal checked(BigDecimal number) {
        if (number.signum() == 0) {
            return BigDecimal.ZERO;
        }
        var normal = number.stripTrailingZeros();
        long exponent = (long) normal.precision() - normal.scale() - 1;
        if (exponent > MAX_EXPONENT) {
            throw Invalid.request(
                    "Number overflow. Attempting to store a number with magnitude larger than supported range");
        }
        if (exponent < MIN_EXPONENT) {
            throw Invalid.request(
                    "Number underflow. Attempting to store a number with magnitude smaller than supported range");
        }
        if (normal.precision() > MAX_DIGITS) {
            throw Invalid.request("Attempting to store more than 38 significant digits in a Number");
        }
        return normal;
    }

    /** The text that DynamoDB answers with. */
    public static String text(BigDecimal number) {
        return number.toPlainString();
    }
}
