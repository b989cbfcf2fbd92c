package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ARNs of this service, and which names AWS allows. */
final class Names {
    private static final Pattern FORBIDDEN = Pattern.compile("[\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]");
    private static final int MAX_LENGTH = 80;
    private static final Pattern ROLE = Pattern.compile("arn:[^:]+:iam::\\d{12}:role/.+");

    private final CloudContext context;

    Names(CloudContext context) {
        this.context = context;
    }

    static String name(@Nullable String name) {
        if (name == null || name.isEmpty() || name.length() > MAX_LENGTH || FORBIDDEN.matcher(name).find()) {
            throw Errors.name(String.valueOf(name));
        }
        return name;
    }

    String stateMachine(String name) {
        return context.arn("states", "stateMachine:" + name);
    }

    String execution(String stateMachineName, String name) {
        return context.arn("states", "execution:" + stateMachineName + ":" + name);
    }

    String activity(String name) {
        return context.arn("states", "activity:" + name);
    }

    static String activityArn(@Nullable String arn) {
        return Arns.of(arn, "activity");
    }

    String express(String stateMachineName, String name) {
        return context.arn("states", "express:" + stateMachineName + ":" + name + ":" + UUID.randomUUID());
    }

    /** The ARN given, if it can be one of a state machine. */
    static String stateMachineArn(@Nullable String arn) {
        return Arns.of(arn, "stateMachine");
    }

    static String executionArn(@Nullable String arn) {
        return Arns.of(arn, "execution");
    }

    static String mapRunArn(@Nullable String arn) {
        return Arns.of(arn, "mapRun");
    }

    static String roleArn(@Nullable String arn) {
        if (arn == null || !ROLE.matcher(arn).matches()) {
            throw Errors.role(String.valueOf(arn));
        }
        return arn;
    }
}
