package dev.signalbox.localcloud.service.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What a message may carry. */
final class Sizes {
    /** Of one message, and of all messages of a batch. */
    static final int LARGEST = 1 << 20;

    private static final int MOST_ATTRIBUTES = 10;
    private static final Pattern FORBIDDEN = Pattern.compile(
            "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");
    private static final Pattern NAME = Pattern.compile(
            "(?i)(?!aws\\.|amazon\\.)(?!\\.)(?!.*\\.\\.)[\\w.-]{1,256}(?<!\\.)");
    private static final Pattern TYPE = Pattern.compile("(String|Number|Binary)(\\..{1,256})?");

    private Sizes() {}

    /** Bytes that count against the limit. */
    static long of(String body, Map<String, MessageAttributeValue> attributes) {
        long size = utf8(body);
        for (var attribute : attributes.entrySet()) {
            var value = attribute.getValue();
            size += utf8(attribute.getKey()) + utf8(value.dataType());
            size += value.stringValue() != null ? utf8(value.stringValue())
                    : value.binaryValue().asByteArrayUnsafe().length;
        }
        return size;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    static void checkText(String text) {
        if (FORBIDDEN.matcher(text).find()) {
            throw SqsErrors.contents();
        }
    }

    static void checkAttributes(Map<String, MessageAttributeValue> attributes) {
        if (attributes.size() > MOST_ATTRIBUTES) {
            throw SqsErrors.invalid("Number of message attributes [" + attributes.size()
                    + "] exceeds the allowed maximum [10].");
        }
        attributes.forEach(Sizes::checkAttribute);
    }

    private static void checkAttribute(String name, MessageAttributeValue value) {
        if (!NAME.matcher(name).matches()) {
            throw SqsErrors.invalid("The message attribute name '" + name + "' is invalid. Attribute name can contain "
                    + "A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.");
        }
        if (value.dataType() == null || !TYPE.matcher(value.dataType()).matches()) {
            throw SqsErrors.invalid("The type of message (user) attribute '" + name
                    + "' is invalid. You must use only the following supported type prefixes: Binary, Number, String.");
        }
        if (value.hasStringListValues() || value.hasBinaryListValues()) {
            throw SqsErrors.unsupported("list values of message attributes, which AWS does not either");
        }
        boolean binary = value.dataType().startsWith("Binary");
        if (binary ? isEmpty(value.binaryValue()) : isEmpty(value.stringValue())) {
            throw SqsErrors.invalid("The message attribute '" + name
                    + "' must contain a non-empty message attribute value for message attribute type '" + value
                            .dataType() + "'.");
        }
        if (!binary) {
            checkText(value.stringValue());
        }
        if (value.dataType().startsWith("Number") && !isNumber(value.stringValue())) {
            throw SqsErrors.invalid("Can't cast the value of message (user) attribute '" + name + "' to a number.");
        }
    }

    private static boolean isEmpty(@Nullable SdkBytes bytes) {
        return bytes == null || bytes.asByteArrayUnsafe().length == 0;
    }

    private static boolean isEmpty(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static boolean isNumber(String text) {
        return text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d{1,3})?");
    }
}
