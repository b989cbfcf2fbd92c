package dev.signalbox.console.model.stack;

/** Kinds of resources that belong together in a tree of many. */
enum Family {
    STORAGE("Storage"),
    ACCESS("Roles and permissions"),
    FUNCTIONS("Functions"),
    BATCH("Batch"),
    API("API"),
    MESSAGES(
            "Messages"),
    LOGS("Logs and alarms"),
    WORKFLOWS("State machines"),
    OTHER("");

    private final String words;

    Family(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    static Family of(String type) {
        if (type.endsWith("Policy") || type.endsWith("::Permission")) {
            return ACCESS;
        }
        var parts = type.split("::");
        return switch (parts.length < 3 ? "" : parts[1]) {
            case "S3", "DynamoDB", "EFS", "RDS", "ECR" -> STORAGE;
            case "IAM", "KMS", "SecretsManager" -> ACCESS;
            case "Lambda" -> FUNCTIONS;
            case "Batch" -> BATCH;
            case "ApiGateway", "ApiGatewayV2" -> API;
            case "SNS", "SQS", "SES", "Events" -> MESSAGES;
            case "Logs", "CloudWatch" -> LOGS;
            case "StepFunctions" -> WORKFLOWS;
            default -> OTHER;
        };
    }
}
