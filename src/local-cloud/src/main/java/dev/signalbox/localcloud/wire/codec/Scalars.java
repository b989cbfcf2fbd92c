package dev.signalbox.localcloud.wire.codec;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import software.amazon.awssdk.utils.DateUtils;

/** Values as text, the way headers, paths, query strings, forms and XML carry them. */
public final class Scalars {
    private Scalars() {}

    /** @param fallback how times are written where the model does not say */
    public static Object parse(String text, SdkField<?> field, Format fallback) {
        try {
            return switch (field.marshallingType().getKnownType()) {
                case STRING -> text;
                case INTEGER -> Integer.valueOf(text);
                case LONG -> Long.valueOf(text);
                case SHORT -> Short.valueOf(text);
                case BYTE -> Byte.valueOf(text);
                case FLOAT -> Float.valueOf(text);
                case DOUBLE -> Double.valueOf(text);
                case BIG_DECIMAL -> new BigDecimal(text);
                case BOOLEAN -> bool(text);
                case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
                case INSTANT -> time(text, format(field, fallback));
                default -> throw new MalformedRequest(field.memberName() + " cannot be given as text");
            };
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new MalformedRequest("Value of " + field.memberName() + " is not a " + field.marshallingType()
                    .getKnownType().name().toLowerCase(Locale.ROOT), e);
        }
    }

    private static Boolean bool(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> Boolean.TRUE;
            case "false", "False", "FALSE" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    private static Instant time(String text, Format format) {
        return switch (format) {
            case UNIX_TIMESTAMP -> ofEpoch(new BigDecimal(text));
            case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
            case RFC_822 -> DateUtils.parseRfc822Date(text);
            case ISO_8601 -> DateUtils.parseIso8601Date(text);
        };
    }

    /** @param fallback how times are written where the model does not say */
    public static String text(Object value, SdkField<?> field, Format fallback) {
        return switch (value) {
            case Instant time -> timeText(time, format(field, fallback));
            case SdkBytes bytes -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
            case List<?> list -> list.stream().map(Object::toString).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static String timeText(Instant time, Format format) {
        return switch (format) {
            case UNIX_TIMESTAMP -> epoch(time).toPlainString();
            case UNIX_TIMESTAMP_MILLIS -> Long.toString(time.toEpochMilli());
            case RFC_822 -> DateUtils.formatRfc822Date(time);
            case ISO_8601 -> DateUtils.formatIso8601Date(time.truncatedTo(ChronoUnit.MILLIS));
        };
    }

    static Format format(SdkField<?> field, Format fallback) {
        return field.getOptionalTrait(TimestampFormatTrait.class).map(TimestampFormatTrait::format).orElse(fallback);
    }

    static Instant ofEpoch(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    static BigDecimal epoch(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), 3);
    }
}
