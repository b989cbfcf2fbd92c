package dev.signalbox.lambda.delivery;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** An update of one row, in DynamoDB's words. Attributes are named by placeholders: many of their names are reserved. */
final class Change {
    private final List<String> set = new ArrayList<>();
    private final List<String> removed = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, AttributeValue> values = new HashMap<>();

    Change set(String name, String value) {
        return set(name, AttributeValue.fromS(value));
    }

    Change set(String name, long value) {
        return set(name, AttributeValue.fromN(Long.toString(value)));
    }

    Change set(String name, Instant value) {
        return set(name, value.toEpochMilli());
    }

    Change set(String name, Optional<String> value) {
        return value.map(v -> set(name, v)).orElse(this);
    }

    private Change set(String name, AttributeValue value) {
        values.put(":" + name, value);
        set.add(named(name) + " = :" + name);
        return this;
    }

    Change remove(String... gone) {
        for (var name : gone) {
            removed.add(named(name));
        }
        return this;
    }

    Change when(String name, String value) {
        return when(name, "=", value);
    }

    Change unless(String name, String value) {
        return when(name, "<>", value);
    }

    private Change when(String name, String comparison, String value) {
        values.put(":if" + name, AttributeValue.fromS(value));
        conditions.add(named(name) + " " + comparison + " :if" + name);
        return this;
    }

    Change whenThere(String name) {
        conditions.add("attribute_exists(" + named(name) + ")");
        return this;
    }

    private String named(String name) {
        names.put("#" + name, name);
        return "#" + name;
    }

    void describe(UpdateItemRequest.Builder request) {
        var sets = set.isEmpty() ? "" : "SET " + String.join(", ", set);
        var removes = removed.isEmpty() ? "" : " REMOVE " + String.join(", ", removed);
        request.updateExpression((sets + removes).strip()).expressionAttributeNames(names);
        if (!values.isEmpty()) {
            request.expressionAttributeValues(values);
        }
        if (!conditions.isEmpty()) {
            request.conditionExpression(String.join(" AND ", conditions));
        }
    }
}
