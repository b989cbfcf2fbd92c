package dev.signalbox.console.gateway;

import java.util.List;

/** Reads queues as their consumer does. */
@FunctionalInterface
public interface MessagesGateway {
    /** Takes what is in a queue now, at most ten messages, and deletes them there. */
    List<String> take(String queueUrl) throws GatewayException;
}
