package dev.signalbox.localcloud.service.logs;

import java.time.Instant;
import java.util.Optional;

/**
 * A log stream.
 *
 * @param written how many events were ever written, which numbers them
 * @param kept how many of them are still there
 */
record Stream(String group, String name, Instant created, Optional<Long> firstEvent, Optional<Long> lastEvent,
        Optional<Long> lastIngestion, long written, long kept) {

    Stream after(LogLine line) {
        return new Stream(group, name, created, firstEvent.map(first -> Math.min(first, line.timestamp())).or(
                () -> Optional.of(line.timestamp())), lastEvent.map(last -> Math.max(last, line.timestamp())).or(
                        () -> Optional.of(line.timestamp())), Optional.of(line.ingested()), written + 1, kept + 1);
    }

    Stream without(long dropped) {
        return new Stream(group, name, created, firstEvent, lastEvent, lastIngestion, written, kept - dropped);
    }
}
