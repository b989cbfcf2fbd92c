package dev.signalbox.console.model.stack;

import java.util.Locale;

/** Resource types in words: {@code AWS::DynamoDB::Table} is a "DynamoDB table". */
public final class TypeWords {
    private TypeWords() {}

    public static String of(String type) {
        if (type.equals("AWS::CloudFormation::Stack")) {
            return "Stack";
        }
        var parts = type.split("::");
        if (parts.length < 3) {
            return type;
        }
        return service(parts[1]) + " " + spaced(parts[2]);
    }

    private static String service(String name) {
        return switch (name) {
            case "StepFunctions" -> "Step Functions";
            case "ApiGateway", "ApiGatewayV2" -> "API Gateway";
            case "Logs" -> "CloudWatch";
            case "Events" -> "EventBridge";
            default -> name;
        };
    }

    private static String spaced(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
