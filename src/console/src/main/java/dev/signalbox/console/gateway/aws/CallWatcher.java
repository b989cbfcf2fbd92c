package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.CallWatch;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Tells which services answer. A call that was never sent, for want of credentials or because it was given up, says nothing. */
final class CallWatcher implements ExecutionInterceptor {
    private static final Logger LOG = LoggerFactory.getLogger(CallWatcher.class);
    private static final ExecutionAttribute<Boolean> SENT = new ExecutionAttribute<>("signalbox.health.sent");
    private static final ExecutionAttribute<Instant> TIME = new ExecutionAttribute<>("signalbox.health.time");

    private static final ExecutionAttribute<Boolean> LEFT_OUT = new ExecutionAttribute<>("signalbox.health.leftOut");

    private final List<CallWatch> watches = new CopyOnWriteArrayList<>();

    /** Of a call that nothing depends on: whether it is answered says nothing of its service. */
    static void leaveOut(AwsRequestOverrideConfiguration.Builder call) {
        call.putExecutionAttribute(LEFT_OUT, true);
    }

    void tell(CallWatch watch) {
        watches.add(watch);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, true);
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        SdkHttpResponse response = context.httpResponse();
        if (response.firstMatchingHeader(List.of("x-amzn-requestid", "x-amz-request-id")).isPresent()) {
            response.firstMatchingHeader("Date").flatMap(CallWatcher::time).ifPresent(t -> attributes.putAttribute(TIME,
                    t));
        }
    }

    /** Only an answer with a request's id is AWS's own, and so is its clock. */
    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            LOG.debug("The date of an answer is none: {}", date, e);
            return Optional.empty();
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        answered(attributes);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        if (attributes.getAttribute(LEFT_OUT) != null) {
            LOG.debug("A call that nothing depends on failed");
            return;
        }
        switch (context.exception()) {
            case AwsServiceException answer when answer.statusCode() < 500 || answer.isThrottlingException() ->
                answered(
                        attributes);
            case AwsServiceException none when Unoffered.in(none).isPresent() -> answered(attributes);
            case AbortedException _ -> LOG.debug("A call was given up");
            case Throwable failure when attributes.getAttribute(SENT) != null && !isInterruption(failure) -> {
                String why = root(failure).getMessage();
                watches.forEach(w -> w.silent(service(attributes), why == null ? failure.getClass().getSimpleName()
                        : why));
            }
            default -> LOG.debug("A call was not sent");
        }
    }

    private void answered(ExecutionAttributes attributes) {
        Optional<Instant> time = Optional.ofNullable(attributes.getAttribute(TIME));
        watches.forEach(w -> w.answered(service(attributes), time));
    }

    private static boolean isInterruption(Throwable failure) {
        return Thread.currentThread().isInterrupted() || root(failure) instanceof InterruptedException;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private static String service(ExecutionAttributes attributes) {
        return Optional.ofNullable(attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)).orElse("");
    }
}
