package dev.signalbox.console.gateway;

import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.TaskToken;
import dev.signalbox.console.model.callbacks.EndedWait;
import java.util.List;
import java.util.Optional;

/** Tasks that wait on a token, and the ways to answer for them directly. */
public interface CallbacksGateway {
    /** Everything that waits in this environment, oldest first. */
    List<PendingCallback> pending() throws GatewayException;

    /** How a wait ended that is no longer pending; empty while that cannot be told. */
    Optional<EndedWait> ended(PendingCallback callback) throws GatewayException;

    /** The next reading of the inbox asks for this execution's waits anew, however lately they were read. */
    void forget(String executionArn);

    /** @param output JSON, at most 262,144 bytes */
    void succeed(TaskToken token, String output) throws GatewayException;

    void fail(TaskToken token, String error, String cause) throws GatewayException;

    /** Restarts the heartbeat clock; never the timeout, and leaves no event in the history. */
    void heartbeat(TaskToken token) throws GatewayException;
}
