package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Expressions;
import dev.signalbox.localcloud.service.dynamodb.expression.Projection;
import dev.signalbox.localcloud.service.dynamodb.value.AttributeNames;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What a read wants to see of items, by ProjectionExpression or by AttributesToGet.
 *
 * @param parameter by which it says so
 */
record Wanted(Optional<Projection> projection, String parameter) {
    /** AttributesToGet; nothing when it is left out, as it may not be empty. */
    static Optional<Wanted> attributes(List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            AttributeNames.check(name);
            if (!seen.add(name)) {
                throw Invalid.parameter("Duplicate value in attribute name: " + name);
            }
        }
        return names.isEmpty() ? Optional.empty()
                : Optional.of(new Wanted(Optional.of(Projection.ofAttributes(names)), "AttributesToGet"));
    }

    static Wanted expression(Expressions expressions) {
        return new Wanted(expressions.projection(), "ProjectionExpression");
    }
}
