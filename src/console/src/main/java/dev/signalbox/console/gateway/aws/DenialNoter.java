package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.DenialLog;
import dev.signalbox.console.model.permissions.UsedActions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Tells of every SDK call that was refused for want of a permission; not of keys that are wrong or have ended. */
final class DenialNoter implements ExecutionInterceptor {
    /** What services call it; 403 is what is left of it where an answer has no body. */
    private static final Set<String> CODES = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
            "AuthorizationError", "AuthorizationErrorException", "403");

    private static final Pattern NAMES_ONE = Pattern.compile("authorized to perform:? \\[?[a-z0-9-]+:");

    private final List<DenialLog> logs = new CopyOnWriteArrayList<>();

    void tell(DenialLog log) {
        logs.add(log);
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        logs.forEach(log -> log.allowed(service(attributes), operation(attributes)));
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException answer && isRefusal(answer)) {
            AwsErrorDetails details = answer.awsErrorDetails();
            String message = Optional.ofNullable(details == null ? answer.getMessage() : details.errorMessage()).orElse(
                    "");
            logs.forEach(log -> log.refused(service(attributes), operation(attributes), message));
        }
    }

    /** S3 often says only that access is denied; whoever reads that wants to know what to ask for. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException answer && isRefusal(answer)) {
            AwsErrorDetails details = Optional.ofNullable(answer.awsErrorDetails()).orElseGet(
                    () -> AwsErrorDetails.builder().build());
            String said = Optional.ofNullable(details.errorMessage()).filter(m -> !m.isBlank()).orElse("Access denied");
            Optional<String> action = UsedActions.all().action(service(attributes), operation(attributes)).filter(
                    a -> !NAMES_ONE.matcher(said).find());
            if (action.isPresent()) {
                return answer.toBuilder().awsErrorDetails(details.toBuilder().errorMessage(said + " (" + needs(
                        said, action.get(), operation(attributes)) + ")").build()).build();
            }
        }
        return context.exception();
    }

    /** Of keys of other accounts S3 names no action, and that a bucket lets its requesters pay it does not say. */
    private static String needs(String said, String action, String operation) {
        if (said.contains("ciphertext refers to")) {
            return "this needs kms:Decrypt of the key that the object is encrypted with";
        }
        return "this needs " + action + (action.startsWith("s3:") && !operation.equals("ListBuckets")
                ? "; a bucket whose requester pays refuses it too, and Signalbox never pays"
                : "");
    }

    /** Whether somebody who is known was not allowed something. */
    static boolean isRefusal(AwsServiceException answer) {
        AwsErrorDetails details = answer.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return CODES.contains(code) || code.isEmpty() && answer.statusCode() == 403;
    }

    private static String service(ExecutionAttributes attributes) {
        return Optional.ofNullable(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)).orElse("");
    }

    private static String operation(ExecutionAttributes attributes) {
        return Optional.ofNullable(attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)).orElse("");
    }
}
