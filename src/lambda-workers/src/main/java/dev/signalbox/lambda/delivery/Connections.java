package dev.signalbox.lambda.delivery;

import java.util.Optional;

/** What each open connection is for, as a port. So a connection's end needs no search. */
interface Connections {
    void put(String connectionId, String executionArn);

    Optional<String> find(String connectionId);

    /** @return the execution that it was for */
    Optional<String> remove(String connectionId);
}
