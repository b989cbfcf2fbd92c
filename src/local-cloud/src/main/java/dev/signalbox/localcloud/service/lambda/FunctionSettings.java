package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Configuration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeadLetterConfig;
import software.amazon.awssdk.services.lambda.model.Environment;
import software.amazon.awssdk.services.lambda.model.EphemeralStorage;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;

/** Turns requests into configurations, and refuses by name what would not be honoured here. */
final class FunctionSettings {
    private static final Set<String> CREATE = Set.of("FunctionName", "Runtime", "Role", "Handler", "Code",
            "Description", "Timeout", "MemorySize", "Environment", "Tags", "Architectures", "EphemeralStorage",
            "SnapStart", "LoggingConfig", "PackageType", "TracingConfig", "DeadLetterConfig", "Publish");
    private static final Set<String> UPDATE = Set.of("FunctionName", "Runtime", "Role", "Handler", "Description",
            "Timeout", "MemorySize", "Environment", "EphemeralStorage", "SnapStart", "LoggingConfig", "RevisionId",
            "TracingConfig", "DeadLetterConfig");
    /** Whatever their class file version: all run on the Java that runs this. */
    private static final Set<String> RUNTIMES = Set.of("java25", "java21", "java17", "java11", "java8.al2");
    private static final Pattern ROLE = Pattern.compile(
            "arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Pattern DEAD_LETTERS = Pattern.compile(
            "(arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()");
    private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[a-zA-Z]([a-zA-Z0-9_])+");
    private static final Set<String> RESERVED = Set.of("_HANDLER", "_X_AMZN_TRACE_ID", "AWS_DEFAULT_REGION",
            "AWS_REGION", "AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_VERSION", "AWS_LAMBDA_INITIALIZATION_TYPE", "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME", "AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY",
            "AWS_SESSION_TOKEN", "AWS_LAMBDA_RUNTIME_API", "LAMBDA_TASK_ROOT", "LAMBDA_RUNTIME_DIR");

    private FunctionSettings() {}

    static Configuration of(CreateFunctionRequest request, String name) {
        refuse(request, CREATE);
        if (!"Zip".equals(or(request.packageTypeAsString(), "Zip"))) {
            throw notHere("PackageType " + request.packageTypeAsString());
        }
        refuseTracing(request.tracingConfig() == null ? null : request.tracingConfig().modeAsString());
        var architecture = request.architecturesAsStrings().isEmpty() ? "x86_64"
                : request.architecturesAsStrings().getFirst();
        if (request.handler() == null || request.runtimeAsString() == null) {
            throw LambdaErrors.invalid("Runtime and Handler are mandatory parameters for functions created with "
                    + "deployment packages.");
        }
        return checked(new Configuration(request.runtimeAsString(), request.handler(), or(request.role(), ""),
                or(request.description(), ""), or(request.timeout(), 3), or(request.memorySize(), 128),
                storage(request.ephemeralStorage()).orElse(512), variables(request.environment()).orElse(Map.of()),
                logGroup(request.loggingConfig()).orElse("/aws/lambda/" + name),
                snapStart(request.snapStart()).orElse("None"), architecture, deadLetters(request
                        .deadLetterConfig()).orElse(Optional.empty())));
    }

    static Configuration of(UpdateFunctionConfigurationRequest request, Configuration old) {
        refuse(request, UPDATE);
        refuseTracing(request.tracingConfig() == null ? null : request.tracingConfig().modeAsString());
        return checked(new Configuration(or(request.runtimeAsString(), old.runtime()), or(request.handler(), old
                .handler()), or(request.role(), old.role()), or(request.description(), old.description()), or(request
                        .timeout(), old.timeoutSeconds()), or(request.memorySize(), old.memoryMiB()), storage(request
                                .ephemeralStorage()).orElse(old.ephemeralStorageMiB()), variables(request.environment())
                                        .orElse(old.environment()), logGroup(request.loggingConfig()).orElse(old
                                                .logGroup()), snapStart(request.snapStart()).orElse(old.snapStart()),
                old.architecture(), deadLetters(request.deadLetterConfig()).orElse(old.deadLetterTarget())));
    }

    static void refuse(SdkPojo request, Set<String> supported) {
        var names = SdkFields.unsupported(request, supported);
        if (!names.isEmpty()) {
            throw notHere(String.join(", ", names));
        }
    }

    private static RuntimeException notHere(String what) {
        return LambdaErrors.invalid("The local cloud does not implement this setting of Lambda functions: " + what);
    }

    private static void refuseTracing(@Nullable String mode) {
        if (mode != null && !mode.equals("PassThrough")) {
            throw notHere("TracingConfig " + mode);
        }
    }

    private static Configuration checked(Configuration made) {
        if (!RUNTIMES.contains(made.runtime())) {
            throw LambdaErrors.invalid("The local cloud does not run Lambda functions of runtime " + made.runtime()
                    + "; it runs " + String.join(", ", new TreeSet<>(RUNTIMES)) + ".");
        }
        if (!ROLE.matcher(made.role()).matches()) {
            throw LambdaErrors.constraint("role", made.role(), "Member must satisfy regular expression pattern: " + ROLE
                    .pattern());
        }
        between("timeout", made.timeoutSeconds(), 1, 900);
        between("memorySize", made.memoryMiB(), 128, 10240);
        between("ephemeralStorage.size", made.ephemeralStorageMiB(), 512, 10240);
        checkVariables(made.environment());
        return made;
    }

    private static void between(String member, int value, int least, int most) {
        if (value < least || value > most) {
            throw LambdaErrors.constraint(member, value, value < least
                    ? "Member must have value greater than or equal to " + least
                    : "Member must have value less than or equal to " + most);
        }
    }

    private static void checkVariables(Map<String, String> variables) {
        var reserved = new TreeSet<>(variables.keySet());
        reserved.retainAll(RESERVED);
        if (!reserved.isEmpty()) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the "
                    + "environment variables you have provided contains reserved keys that are currently not supported "
                    + "for modification. Reserved keys used in this request: " + String.join(", ", reserved));
        }
        for (var name : variables.keySet()) {
            if (!ENVIRONMENT_NAME.matcher(name).matches()) {
                throw LambdaErrors.constraint("environment.variables", name,
                        "Map keys must satisfy constraint: [Member must satisfy regular expression pattern: "
                                + ENVIRONMENT_NAME.pattern() + "]");
            }
        }
        int size = variables.entrySet().stream().mapToInt(e -> e.getKey().length() + e.getValue().length()).sum();
        if (size > 4096) {
            throw LambdaErrors.invalid("Lambda was unable to configure your environment variables because the "
                    + "environment variables you have provided exceeded the 4KB limit.");
        }
    }

    private static Optional<Map<String, String>> variables(@Nullable Environment environment) {
        return Optional.ofNullable(environment).map(Environment::variables);
    }

    private static Optional<Integer> storage(@Nullable EphemeralStorage storage) {
        return Optional.ofNullable(storage).map(EphemeralStorage::size);
    }

    /** Empty when nothing is said about it; an empty ARN says that there shall be none. */
    private static Optional<Optional<String>> deadLetters(@Nullable DeadLetterConfig config) {
        var target = config == null ? null : config.targetArn();
        if (target == null) {
            return Optional.empty();
        }
        if (!DEAD_LETTERS.matcher(target).matches()) {
            throw LambdaErrors.constraint("deadLetterConfig.targetArn", target,
                    "Member must satisfy regular expression pattern: " + DEAD_LETTERS.pattern());
        }
        if (!target.isEmpty() && !target.matches("arn:[^:]+:(sqs|sns):.*")) {
            throw LambdaErrors.invalid("The provided target ARN is invalid: " + target);
        }
        return Optional.of(Optional.of(target).filter(t -> !t.isEmpty()));
    }

    /** Accepted without effect: environments start fast enough from nothing. */
    private static Optional<String> snapStart(@Nullable SnapStart snapStart) {
        return Optional.ofNullable(snapStart).map(SnapStart::applyOnAsString);
    }

    private static Optional<String> logGroup(@Nullable LoggingConfig logging) {
        if (logging != null) {
            refuse(logging, Set.of("LogGroup", "LogFormat"));
            if ("JSON".equals(logging.logFormatAsString())) {
                throw notHere("LoggingConfig.LogFormat JSON");
            }
        }
        return Optional.ofNullable(logging).map(LoggingConfig::logGroup);
    }

    private static <T> T or(@Nullable T value, T other) {
        return value == null ? other : value;
    }
}
