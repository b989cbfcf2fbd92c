package dev.signalbox.console.gateway;

import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Logs of jobs and functions. */
public interface LogsGateway {
    /**
     * The last lines of a stream, oldest first.
     *
     * @throws GatewayException with {@link dev.signalbox.console.model.Failure.NotFound} while the stream does not exist
     */
    List<LogLine> tail(String group, String stream, int lines) throws GatewayException;

    /**
     * The last lines that all streams of a group have of a time, oldest first.
     *
     * @param to open while what writes them goes on
     */
    List<LogLine> between(String group, Instant from, Optional<Instant> to, int lines) throws GatewayException;
}
