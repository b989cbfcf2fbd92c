package dev.signalbox.console.gateway;

import dev.signalbox.console.model.LogLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Logs of jobs and functions. */
public interface LogsGateway {
    /** How many calls a question may take. */
    int CALLS = 20;

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
    Found between(String group, Instant from, Optional<Instant> to, int lines) throws GatewayException;

    /**
     * The last lines of a group since then, oldest first.
     *
     * @param pattern as CloudWatch filters, on the server; empty for all lines
     */
    Found matching(String group, String pattern, Instant from, int lines) throws GatewayException;

    /** Goes on where a search of the same group, pattern and time ended; tells only the lines that it adds. */
    Found further(String group, String pattern, Instant from, Rest rest, int lines) throws GatewayException;

    /** Where a function writes now. */
    String groupOf(String function) throws GatewayException;

    /** How many days a group keeps its lines; empty if for ever, or if nobody may know. */
    Optional<Integer> keptDays(String group) throws GatewayException;

    /**
     * The last lines that a function wrote for one request, oldest first; none while the log does not name it. It is read from its
     * beginning.
     *
     * @param calls how many it may take
     */
    OfRequest ofRequest(Request request, int calls, int lines) throws GatewayException;

    /** @param whole whether it took no more calls than it might */
    record OfRequest(List<LogLine> lines, boolean whole) {
        public OfRequest {
            lines = List.copyOf(lines);
        }
    }

    /**
     * The last lines of a time, oldest first.
     *
     * @param rest what was not searched, where it takes more calls than one question may make
     */
    record Found(List<LogLine> lines, Optional<Rest> rest) {
        public Found {
            lines = List.copyOf(lines);
        }
    }

    /**
     * What is left of a search that goes back from its end.
     *
     * @param from where its next window begins
     * @param to where that ends; open if it is the first, of a time that goes on
     * @param token where to go on in the window
     * @param until all that is later has been searched
     */
    record Rest(Instant from, Optional<Instant> to, Optional<String> token, Instant until) {}

    /**
     * A request to a function.
     *
     * @param id as Lambda gives it
     */
    record Request(String group, String id, Instant from, Optional<Instant> to) {
        /** Whether a line is the last that Lambda writes about it, in text or JSON. */
        public boolean isReport(String line) {
            return line.contains(id) && (line.startsWith("REPORT RequestId:") || line.contains("\"platform.report\""));
        }
    }
}
