package dev.signalbox.console.gateway.aws;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Marks what was thrown because an endpoint has no such operation. AWS has all, and names code and request id with every
 * refusal; emulators answer pages of their own: moto 404 or 500 in HTML, others 501.
 */
final class Unoffered implements ExecutionInterceptor {
    private static final Set<String> CODES = Set.of("UnknownOperationException", "UnknownOperation", "InvalidAction",
            "NotImplemented", "NotImplementedException");
    private static final Set<Integer> PAGES = Set.of(404, 405, 500);
    private static final int NOT_IMPLEMENTED = 501;

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (context.exception() instanceof AwsServiceException answer && isNone(answer, context)) {
            answer.addSuppressed(new Operation(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                    + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME)));
        }
        return context.exception();
    }

    private static boolean isNone(AwsServiceException answer, Context.FailedExecution context) {
        // Answers to HEAD have no body, so they tell no code on AWS either.
        boolean mute = code(answer).isEmpty() && answer.requestId() == null && context.httpRequest().filter(r -> r
                .method() != SdkHttpMethod.HEAD).isPresent();
        return CODES.contains(code(answer)) || answer.statusCode() == NOT_IMPLEMENTED || mute && PAGES.contains(answer
                .statusCode());
    }

    private static String code(AwsServiceException answer) {
        return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).orElse("");
    }

    /** The operation that there is none of, if that is what was thrown. */
    static Optional<Operation> in(AwsServiceException answer) {
        return Arrays.stream(answer.getSuppressed()).filter(Operation.class::isInstance).map(Operation.class::cast)
                .findFirst();
    }

    /** What the endpoint answered instead. */
    static String said(AwsServiceException answer) {
        return code(answer).isEmpty() ? "HTTP " + answer.statusCode() : code(answer);
    }

    /** Which operation was called. */
    static final class Operation extends Exception {
        private static final long serialVersionUID = 1L;

        private final String name;

        Operation(String name) {
            super(name, null, false, false);
            this.name = name;
        }

        String name() {
            return name;
        }
    }
}
