package dev.signalbox.states;

import java.util.Locale;

/**
 * What a Task state's {@code Resource} names.
 *
 * @param service {@code lambda}, {@code batch}, {@code aws-sdk:dynamodb}; what history calls {@code resourceType}
 * @param action with the pattern's ending, such as {@code submitJob.sync}; what history calls {@code resource}
 */
public record TaskResource(String arn, Kind kind, String service, String action, Pattern pattern) {
    /** The family of history events that the task writes. */
    public enum Kind {
        /** A Lambda function named by its own ARN. */
        FUNCTION,
        /** A service integration. */
        SERVICE,
        /** An activity. */
        ACTIVITY,
        /** None of these. */
        OTHER
    }

    /** When the task is done. */
    public enum Pattern {
        /** When the call answers. */
        REQUEST_RESPONSE,
        /** When the job that the call started ends. */
        SYNC,
        /** When somebody reports back with the task token. */
        WAIT_FOR_TASK_TOKEN
    }

    public static TaskResource of(String arn) {
        String[] parts = arn.split(":", 6);
        var rest = parts.length == 6 ? parts[5] : "";
        if (parts.length == 6 && parts[2].equals("lambda") && rest.startsWith("function:")) {
            return new TaskResource(arn, Kind.FUNCTION, "lambda", arn, Pattern.REQUEST_RESPONSE);
        }
        if (parts.length == 6 && parts[2].equals("states") && rest.startsWith("activity:")) {
            return new TaskResource(arn, Kind.ACTIVITY, "activity", arn, Pattern.WAIT_FOR_TASK_TOKEN);
        }
        // The pattern .sync:2 holds a colon of its own.
        int colon = rest.lastIndexOf(':', rest.length() - (rest.endsWith(".sync:2") ? 3 : 1));
        if (parts.length == 6 && parts[2].equals("states") && colon > 0) {
            var action = rest.substring(colon + 1);
            return new TaskResource(arn, Kind.SERVICE, rest.substring(0, colon), action, pattern(action));
        }
        return new TaskResource(arn, Kind.OTHER, "", "", Pattern.REQUEST_RESPONSE);
    }

    /** The action without the pattern's ending, such as {@code submitJob}. */
    public String operation() {
        int dot = action.indexOf('.');
        return kind != Kind.SERVICE || dot < 0 ? action : action.substring(0, dot);
    }

    private static Pattern pattern(String action) {
        int dot = action.indexOf('.');
        return switch (dot < 0 ? "" : action.substring(dot).toLowerCase(Locale.ROOT)) {
            case ".waitfortasktoken" -> Pattern.WAIT_FOR_TASK_TOKEN;
            case ".sync", ".sync:2" -> Pattern.SYNC;
            default -> Pattern.REQUEST_RESPONSE;
        };
    }
}
