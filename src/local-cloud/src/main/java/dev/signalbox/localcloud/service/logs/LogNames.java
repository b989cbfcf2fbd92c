package dev.signalbox.localcloud.service.logs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names as callers give them: plain, or as part of an ARN. */
final class LogNames {
    private static final Pattern GROUP = Pattern.compile("[.\\-_/#A-Za-z0-9]{1,512}");
    private static final Pattern STREAM = Pattern.compile("[^:*]{1,512}");
    private static final Pattern ARN = Pattern.compile("arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)(:\\*)?");

    private LogNames() {}

    static String newGroup(@Nullable String name) {
        if (name == null || !GROUP.matcher(name).matches()) {
            throw LogErrors.invalid("1 validation error detected: Value '" + name
                    + "' at 'logGroupName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        return name;
    }

    static String newStream(@Nullable String name) {
        if (name == null || !STREAM.matcher(name).matches()) {
            throw LogErrors.invalid("1 validation error detected: Value '" + name
                    + "' at 'logStreamName' failed to satisfy constraint: Member must satisfy regular expression pattern: [^:*]*");
        }
        return name;
    }

    /** The group that a request means by name or by identifier, which may be an ARN. */
    static String group(@Nullable String name, @Nullable String identifier) {
        return fromArn(required(name == null ? identifier : name, "logGroupName"));
    }

    static String fromArn(String nameOrArn) {
        var arn = ARN.matcher(nameOrArn);
        return arn.matches() ? arn.group(1) : nameOrArn;
    }

    static String required(@Nullable String value, String member) {
        if (value == null || value.isEmpty()) {
            throw LogErrors.invalid("1 validation error detected: Value null at '" + member
                    + "' failed to satisfy constraint: Member must not be null");
        }
        return value;
    }
}
