package dev.signalbox.localcloud.service.dynamodb.expression;

import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Which parameter an expression came in; errors begin with its name. */
public enum ExpressionKind {
    CONDITION("ConditionExpression"),
    FILTER("FilterExpression"),
    KEY_CONDITION("KeyConditionExpression"),
    UPDATE("UpdateExpression"),
    PROJECTION("ProjectionExpression");

    private final String parameter;

    ExpressionKind(String parameter) {
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }

    AwsServiceException invalid(String reason) {
        return Invalid.request("Invalid " + parameter + ": " + reason);
    }
}
