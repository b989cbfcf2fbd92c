package dev.signalbox.console.gateway;

import dev.signalbox.console.model.outbox.FullMessage;
import dev.signalbox.console.model.outbox.OutboxPage;

/** Mails and notifications that the local cloud keeps instead of sending. AWS has nothing like it. */
public interface OutboxGateway {
    /** The newest messages. */
    OutboxPage newest() throws GatewayException;

    /**
     * One message in full.
     *
     * @throws GatewayException with {@link dev.signalbox.console.model.Failure.NotFound} once it was forgotten
     */
    FullMessage message(String id) throws GatewayException;
}
