package dev.signalbox.console.gateway;

import dev.signalbox.console.model.LogLine;
import java.util.List;

/** Logs of jobs and functions. */
public interface LogsGateway {
    /**
     * The last lines of a stream, oldest first.
     *
     * @throws GatewayException with {@link dev.signalbox.console.model.Failure.NotFound} while the stream does not exist
     */
    List<LogLine> tail(String group, String stream, int lines) throws GatewayException;
}
