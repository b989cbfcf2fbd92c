package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Value;

/** One change that an update makes, at a path. */
sealed interface UpdateAction {
    Path path();

    record Set(Path path, Operand operand) implements UpdateAction {}

    record Remove(Path path) implements UpdateAction {}

    record Add(Path path, Value value) implements UpdateAction {}

    record Delete(Path path, Value value) implements UpdateAction {}
}
