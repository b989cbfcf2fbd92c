package dev.signalbox.console.gateway.aws.signin;

import dev.signalbox.console.gateway.aws.signin.source.Words;
import dev.signalbox.console.gateway.signin.SignInNeededException;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.signin.SignInState;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Hears from any service that the session is over, and makes {@link SignInNeededException} of it. */
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
        return context.exception() instanceof AwsServiceException e && isExpiry(e) ? over(e, context)
                : context
                        .exception();
    }

    private boolean isExpiry(AwsServiceException e) {
        return Words.isExpiry(e) || (e.awsErrorDetails() != null && UNKNOWN.contains(String.valueOf(e
                .awsErrorDetails().errorCode())) && session.state() instanceof SignInState.Needed);
    }

    private Throwable over(AwsServiceException e, Context.FailedExecution context) {
        String words = Words.of(e);
        Optional<String> signed = context.httpRequest().flatMap(r -> r.firstMatchingHeader("Authorization"));
        signed.map(KEY::matcher).filter(Matcher::find).ifPresent(m -> session.refused(m.group(1), words));
        return new SignInNeededException(new Failure.SignInNeeded(e.awsErrorDetails().errorCode(), words, Optional
                .ofNullable(e.requestId())));
    }
}
