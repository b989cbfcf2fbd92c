package dev.signalbox.console.control.graph;

import dev.signalbox.states.State;
import dev.signalbox.states.WaitTime;
import java.util.List;
import java.util.Map;

/** What kind of state it is, in words: the second line of a node. */
final class TypeWords {
    private static final Map<String, String> SERVICES = Map.ofEntries(Map.entry("lambda", "Lambda"), Map.entry("batch",
            "Batch job"),
            Map.entry("dynamodb", "DynamoDB"), Map.entry("sqs", "SQS message"), Map.entry("sns", "SNS message"), Map
                    .entry("ecs", "ECS task"),
            Map.entry("states", "Nested execution"), Map.entry("events", "EventBridge"), Map.entry("http", "HTTP call"),
            Map.entry("apigateway", "API Gateway"), Map.entry("glue", "Glue job"), Map.entry("s3", "S3"),
            Map.entry("bedrock", "Bedrock model"), Map.entry("athena", "Athena query"), Map.entry("eks", "EKS"),
            Map.entry("codebuild", "CodeBuild"), Map.entry("emr-serverless", "EMR Serverless"), Map.entry(
                    "sagemaker", "SageMaker"));

    private TypeWords() {}

    static String of(State state) {
        return switch (state) {
            case State.Task s -> task(s.resource());
            case State.Wait s -> wait(s.time());
            case State.Choice s -> (s.rules().size() == 1 ? "Choice, 1 rule" : "Choice, " + s.rules().size() + " rules")
                    + (s.otherwise().isEmpty() ? ", no default" : "");
            case State.Pass s -> s.result().isPresent() ? "Pass, fixed result" : "Pass";
            case State.Succeed _ -> "Succeed";
            case State.Fail _ -> "Fail";
            case State.Parallel s -> "Parallel, " + s.branches().size() + (s.branches().size() == 1 ? " branch"
                    : " branches");
            case State.Map s -> s.distributed() ? "Map, distributed" : "Map, inline";
            case State.Unknown s -> "Other: " + s.type();
        };
    }

    private static String wait(WaitTime time) {
        return switch (time) {
            case WaitTime.Seconds(long seconds) when seconds == 0 -> "Wait"; // what could not be read is no number
            case WaitTime.Seconds(long seconds) -> "Wait " + seconds + " s";
            case WaitTime.SecondsPath(String path) -> "Wait " + path + " s";
            case WaitTime.Timestamp(var until) -> "Wait until " + until;
            case WaitTime.TimestampPath(String path) -> "Wait until " + path;
            case WaitTime.ComputedSeconds(String expression) -> "Wait " + bare(expression) + " s";
            case WaitTime.ComputedTimestamp(String expression) -> "Wait until " + bare(expression);
        };
    }

    /** Without the braces around it. */
    private static String bare(String expression) {
        return expression.replaceAll("^\\{%\\s*|\\s*%\\}$", "");
    }

    /** {@code arn:aws:states:::service:action[.pattern]}, a function's or an activity's ARN. */
    private static String task(String resource) {
        List<String> parts = List.of(resource.split(":"));
        if (parts.size() < 6) {
            return "Task " + resource;
        }
        if (!parts.get(2).equals("states") || !parts.get(3).isEmpty()) {
            return parts.get(2).equals("lambda") ? "Lambda"
                    : parts.get(5).equals("activity") ? "Activity" : parts.get(2);
        }
        if (parts.get(5).equals("aws-sdk")) {
            return "AWS SDK " + String.join(" ", parts.subList(6, parts.size())) + pattern(resource);
        }
        return SERVICES.getOrDefault(parts.get(5), parts.get(5)) + pattern(resource);
    }

    private static String pattern(String resource) {
        if (resource.endsWith(".waitForTaskToken")) {
            return ", waits for a task token";
        }
        int sync = resource.indexOf(".sync");
        return sync < 0 ? "" : ", run and wait (" + resource.substring(sync) + ")";
    }
}
