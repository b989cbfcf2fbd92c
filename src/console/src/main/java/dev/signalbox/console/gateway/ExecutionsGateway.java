package dev.signalbox.console.gateway;

import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import java.util.List;
import java.util.Optional;

/** State machines and their executions. Calls block. */
public interface ExecutionsGateway {
    /** The newest executions of every state machine. */
    ExecutionList executions() throws GatewayException;

    /** The page of one state machine's executions that an earlier answer named. */
    ExecutionList older(String stateMachineArn, String page) throws GatewayException;

    ExecutionDetails describe(ExecutionId id) throws GatewayException;

    /** The definition that this execution runs, which may be older than the state machine's. */
    String definition(ExecutionId id) throws GatewayException;

    /** The newest page of the history, or the one that an earlier page names. */
    HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException;

    /** A history was put together from its first event on. A gateway that remembers takes it in, and nobody waits for that. */
    default void seen(ExecutionId id, List<HistoryEvent> events) {}

    /** @param input JSON, at most 262,144 bytes */
    ExecutionId start(String stateMachineArn, String name, String input) throws GatewayException;

    void stop(ExecutionId id, String cause) throws GatewayException;

    /** Lets an execution go on from where it failed. The same token again does nothing again. */
    void redrive(ExecutionId id, String clientToken) throws GatewayException;
}
