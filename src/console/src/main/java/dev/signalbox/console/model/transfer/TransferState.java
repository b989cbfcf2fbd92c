package dev.signalbox.console.model.transfer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far a transfer is.
 *
 * @param from what is moved, in words
 * @param folder where files come to, or from
 * @param file the one file here, when the transfer is of no other and its checksum was compared
 * @param counts what is done
 * @param speed how fast
 * @param running some of the files on their way
 * @param troubles the first files that failed
 * @param taken objects that an upload found and left as they are
 * @param note why it stands still or ended; empty when there is nothing to say
 */
public record TransferState(String id, Direction direction, String from, String to, Path folder, Optional<Path> file,
        TransferPhase phase, Instant startedAt, Counts counts, Speed speed, List<FileMove> running,
        List<FileTrouble> troubles,
        List<String> taken, String note) {
    public enum Direction {
        DOWNLOAD, UPLOAD
    }

    /**
     * Files and bytes.
     *
     * @param files found so far
     * @param listed whether all are found
     * @param verified how many were compared by which checksum; the empty name counts those of which only the size is known
     */
    public record Counts(long files, long bytes, boolean listed, long done, long bytesDone, long skipped, long failed,
            Map<String, Long> verified) {
        public double fraction() {
            return !listed ? -1
                    : bytes > 0 ? Math.min(1, (double) bytesDone / bytes)
                            : files == 0 ? 0 : (double) (done + skipped) / files;
        }
    }

    /** @param average since it runs */
    public record Speed(OptionalDouble now, OptionalDouble average, Optional<Duration> rest) {
        public static final Speed NONE = new Speed(OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty());
    }
}
