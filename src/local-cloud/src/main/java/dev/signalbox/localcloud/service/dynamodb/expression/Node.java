package dev.signalbox.localcloud.service.dynamodb.expression;

/** What stands in an expression: something that is true or false, or something that has a value. */
sealed interface Node permits Condition, Operand {}
