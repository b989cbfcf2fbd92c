package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.aws.signin.source.Words;
import dev.signalbox.console.model.signin.SignInState;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Hears from any service that the session is over, and tells the session. */
final class ExpiryWatch implements ExecutionInterceptor {
    /** Also what is said of keys that never were: it means expiry only when the session's end has passed. */
    private static final Set<String> UNKNOWN = Set.of("InvalidClientTokenId", "UnrecognizedClientException",
            "InvalidAccessKeyId");
    private static final Pattern KEY = Pattern.compile("Credential=([^/]+)/");

    private final ProfileSession session;

    ExpiryWatch(ProfileSession session) {
        this.session = session;
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (!(context.exception() instanceof AwsServiceException e) || e.awsErrorDetails() == null) {
            return context.exception();
        }
        if (Words.isExpiry(e)) {
            refused(e, context);
            return e;
        }
        boolean over = session.state() instanceof SignInState.Needed && UNKNOWN.contains(String.valueOf(e
                .awsErrorDetails().errorCode()));
        return over ? named(e) : e;
    }

    private void refused(AwsServiceException e, Context.FailedExecution context) {
        context.httpRequest().flatMap(r -> r.firstMatchingHeader("Authorization")).map(KEY::matcher).filter(
                Matcher::find).ifPresent(m -> session.refused(m.group(1), Words.of(e)));
    }

    /** By the name that says what it is. The SDK wants an exception of the same class back. */
    private static Throwable named(AwsServiceException e) {
        return e.toBuilder().awsErrorDetails(e.awsErrorDetails().toBuilder().errorCode("ExpiredToken").build()).build();
    }
}
