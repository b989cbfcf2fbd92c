package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.events.delivery.EventPath;
import dev.signalbox.localcloud.service.events.delivery.Inputs;
import dev.signalbox.localcloud.service.events.delivery.TargetKind;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.RetryPolicy;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** What EventBridge accepts as a target. */
final class TargetRules {
    private static final Set<String> SUPPORTED = Set.of("Id", "Arn", "RoleArn", "Input", "InputPath",
            "InputTransformer", "RetryPolicy", "DeadLetterConfig", "SqsParameters");
    private static final int LONGEST_INPUT = 8192;
    private static final int MOST_PATHS = 100;

    private TargetRules() {}

    static void check(Target target) {
        var id = Names.checked(target.id(), "targets.1.member.id", 64);
        var arn = Names.required(target.arn(), "targets.1.member.arn");
        if (!arn.startsWith("arn:")) {
            throw EventsErrors.invalid("Parameter " + arn
                    + " is not valid. Reason: Provided Arn is not in correct format.");
        }
        var more = SdkFields.unsupported(target, SUPPORTED);
        if (!more.isEmpty()) {
            throw EventsErrors.invalid("The local cloud does not implement " + String.join(", ", more)
                    + " of target " + id + ".");
        }
        var kind = TargetKind.of(arn).orElseThrow(() -> EventsErrors.invalid(
                "The local cloud does not deliver events to "
                        + arn + ", only to queues, topics, functions, state machines and log groups."));
        byKind(target, kind);
        input(target);
        retries(target);
    }

    private static void byKind(Target target, TargetKind kind) {
        if (kind != TargetKind.STATE_MACHINE && target.roleArn() != null) {
            throw EventsErrors.invalid("The local cloud does not implement RoleArn of targets that have policies: "
                    + target.arn() + ".");
        }
        if (kind == TargetKind.STATE_MACHINE && target.roleArn() == null) {
            throw EventsErrors.invalid("RoleArn is required for target " + target.arn() + ".");
        }
        boolean grouped = target.sqsParameters() != null && target.sqsParameters().messageGroupId() != null;
        if (kind == TargetKind.QUEUE && target.arn().endsWith(".fifo") && !grouped) {
            throw EventsErrors.invalid("Parameter(s) SqsParameters must be specified for target: " + target.id() + ".");
        }
        var dead = target.deadLetterConfig() == null ? null : target.deadLetterConfig().arn();
        if (dead != null && TargetKind.of(dead).filter(TargetKind.QUEUE::equals).isEmpty()) {
            throw EventsErrors.invalid("Parameter DeadLetterConfig.Arn is not valid. Reason: " + dead
                    + " is no Amazon SQS queue.");
        }
    }

    private static void input(Target target) {
        if (Stream.of(target.input() != null, target.inputPath() != null, target.inputTransformer() != null).filter(
                given -> given).count() > 1) {
            throw EventsErrors.invalid("Only one of Input, InputPath, or InputTransformer must be provided for target "
                    + target.id() + ".");
        }
        if (target.input() != null) {
            if (target.input().length() > LONGEST_INPUT) {
                throw EventsErrors.constraint("...", "targets.1.member.input",
                        "Member must have length less than or equal to " + LONGEST_INPUT);
            }
            if (!EntryCheck.isJson(target.input())) {
                throw EventsErrors.invalid("JSON syntax error in input for target " + target.id() + ".");
            }
        }
        path(target.inputPath(), target.id());
        if (target.inputTransformer() != null) {
            transformer(target.inputTransformer(), target.id());
        }
    }

    private static void path(@Nullable String path, String id) {
        if (path != null && !EventPath.isOne(path)) {
            throw EventsErrors.invalid("Invalid InputPath for target " + id + ".");
        }
    }

    private static void transformer(InputTransformer transformer, String id) {
        var template = Names.required(transformer.inputTemplate(), "targets.1.member.inputTransformer.inputTemplate");
        var paths = transformer.inputPathsMap();
        if (template.isEmpty() || template.length() > LONGEST_INPUT || paths.size() > MOST_PATHS) {
            throw EventsErrors.invalid("Invalid InputTemplate for target " + id
                    + " : it has 1 to 8192 characters, and at most 100 paths.");
        }
        for (var entry : paths.entrySet()) {
            if (entry.getKey().startsWith("AWS")) {
                throw EventsErrors.invalid("Invalid InputPathsMap for target " + id + ": " + entry.getKey()
                        + " is reserved.");
            }
            path(entry.getValue(), id);
        }
        Inputs.PLACE.matcher(template).results().map(place -> place.group(1)).filter(name -> !paths.containsKey(name)
                && !name.startsWith(Inputs.RESERVED)).findFirst().ifPresent(name -> {
                    throw EventsErrors.invalid("InputTemplate for target " + id + " contains placeholder " + name
                            + " which is not in the InputPathsMap.");
                });
    }

    private static void retries(Target target) {
        RetryPolicy policy = target.retryPolicy();
        if (policy == null) {
            return;
        }
        between(policy.maximumRetryAttempts(), 0, 185, "maximumRetryAttempts");
        between(policy.maximumEventAgeInSeconds(), 60, 86_400, "maximumEventAgeInSeconds");
    }

    private static void between(@Nullable Integer value, int least, int most, String name) {
        if (value != null && (value < least || value > most)) {
            throw EventsErrors.constraint(value, "targets.1.member.retryPolicy." + name, value < least
                    ? "Member must have value greater than or equal to " + least
                    : "Member must have value less than or equal to " + most);
        }
    }
}
