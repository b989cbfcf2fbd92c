package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ChangeGuard;
import dev.signalbox.console.gateway.ChangeRefusedException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Asks the guard before a call that may change something, and again at the moment when each attempt of it is sent. */
final class ChangeGate implements ExecutionInterceptor {
    private static final ExecutionAttribute<Boolean> SENT = new ExecutionAttribute<>("signalbox.sent");

    private final ChangeGuard guard;

    ChangeGate(ChangeGuard guard) {
        this.guard = guard;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        ask(attributes);
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        ask(attributes);
        attributes.putAttribute(SENT, true);
    }

    private void ask(ExecutionAttributes attributes) {
        String service = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        if (SdkReads.changes(service, operation)) {
            guard.check(service, operation);
        }
    }

    /** Whether an attempt had left before the call ended, so that it is worth a line in the ledger. */
    static boolean mayHaveHappened(Throwable end, ExecutionAttributes attributes) {
        return refusal(end).isEmpty() || attributes.getAttribute(SENT) != null;
    }

    /** The guard's word, also where the SDK has wrapped it. */
    static Optional<ChangeRefusedException> refusal(Throwable end) {
        Throwable why = end instanceof SdkException && end.getCause() != null ? end.getCause() : end;
        return why instanceof ChangeRefusedException refused ? Optional.of(refused) : Optional.empty();
    }
}
