package dev.signalbox.localcloud.service.events.delivery;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What rules can deliver to. */
public enum TargetKind {
    QUEUE("sqs:[^:]*:\\d{12}:[\\w.-]+"),
    TOPIC("sns:[^:]*:\\d{12}:[\\w.-]+"),
    FUNCTION("lambda:[^:]*:\\d{12}:function:[\\w$:-]+"),
    STATE_MACHINE("states:[^:]*:\\d{12}:stateMachine:.+"),
    LOG_GROUP("logs:[^:]*:\\d{12}:log-group:.+");

    private final Pattern arn;

    TargetKind(String arn) {
        this.arn = Pattern.compile("arn:[^:]+:" + arn);
    }

    public static Optional<TargetKind> of(String arn) {
        return Stream.of(values()).filter(kind -> kind.arn.matcher(arn).matches()).findFirst();
    }
}
