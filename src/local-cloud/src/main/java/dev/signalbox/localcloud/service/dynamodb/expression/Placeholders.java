package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import dev.signalbox.localcloud.service.dynamodb.value.ItemReader;
import dev.signalbox.localcloud.service.dynamodb.value.Value;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The names and values that a request's expressions refer to, and which of them were used. */
final class Placeholders {
    private static final Pattern NAME = Pattern.compile("#[0-9a-zA-Z_]+");
    private static final Pattern VALUE = Pattern.compile(":[0-9a-zA-Z_]+");
    private static final int MAX_NAME = 65_535;

    private final Map<String, String> names;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> unusedNames;
    private final Set<String> unusedValues;

    Placeholders(Map<String, String> names, Map<String, AttributeValue> values) {
        this.names = names;
        this.unusedNames = new LinkedHashSet<>(names.keySet());
        this.unusedValues = new LinkedHashSet<>(values.keySet());
        values.keySet().forEach(Placeholders::checkKey);
        values.forEach((key, value) -> this.values.put(key, readValue(key, value)));
    }

    static void checkNames(Map<String, String> names) {
        names.forEach(Placeholders::checkName);
    }

    private static void checkName(String key, String name) {
        if (!NAME.matcher(key).matches()) {
            throw Invalid.request("ExpressionAttributeNames contains invalid key: Syntax error; key: \"" + key + "\"");
        }
        if (name.isEmpty() || name.length() > MAX_NAME) {
            throw Invalid.request("ExpressionAttributeNames contains invalid value: "
                    + "Attribute name must be between 1 and 65535 characters long for key " + key);
        }
    }

    private static void checkKey(String key) {
        if (!VALUE.matcher(key).matches()) {
            throw Invalid.request("ExpressionAttributeValues contains invalid key: Syntax error; key: \"" + key + "\"");
        }
    }

    private static Value readValue(String key, AttributeValue value) {
        try {
            return ItemReader.value(value);
        } catch (AwsServiceException e) {
            throw Invalid.request("ExpressionAttributeValues contains invalid value: " + e.awsErrorDetails()
                    .errorMessage() + " for key " + key);
        }
    }

    Optional<String> name(String placeholder) {
        unusedNames.remove(placeholder);
        return Optional.ofNullable(names.get(placeholder));
    }

    Optional<Value> value(String placeholder) {
        unusedValues.remove(placeholder);
        return Optional.ofNullable(values.get(placeholder));
    }

    /** Refuses names and values that no expression used; ask when all are parsed. */
    void checkAllUsed() {
        checkUsed("Names", unusedNames);
        checkUsed("Values", unusedValues);
    }

    private static void checkUsed(String what, Set<String> unused) {
        if (!unused.isEmpty()) {
            throw Invalid.request("Value provided in ExpressionAttribute" + what + " unused in expressions: keys: {"
                    + String.join(", ", unused) + "}");
        }
    }
}
