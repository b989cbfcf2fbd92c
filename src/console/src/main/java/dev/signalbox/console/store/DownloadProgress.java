package dev.signalbox.console.store;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.Spans;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts what a download has done and tells its task, a few times a second at most. */
final class DownloadProgress {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Tasks.Task task;
    private final Clock clock;
    private final Instant began;
    private Instant told = Instant.MIN;
    private int files;
    private int filesDone;
    private int verified;
    private int skipped;
    private int failed;
    private long bytes;
    private long bytesDone;
    private Optional<Failure> firstFailure = Optional.empty();

    DownloadProgress(Tasks.Task task, Clock clock) {
        this.task = task;
        this.clock = clock;
        this.began = clock.instant();
    }

    void found(long size) {
        files++;
        bytes += size;
        tell("Listing · " + counted(files));
    }

    void read(int count) {
        bytesDone += count;
        tell(numbers());
    }

    void done(boolean checked) {
        filesDone++;
        verified += checked ? 1 : 0;
        tell(numbers());
    }

    void skipped(long size) {
        skipped++;
        bytes -= size;
    }

    void failed(Failure failure) {
        failed++;
        firstFailure = firstFailure.or(() -> Optional.of(failure));
    }

    private void tell(String words) {
        var now = clock.instant();
        if (told.plus(PAUSE).isBefore(now) || told.equals(Instant.MIN)) {
            told = now;
            task.progress(bytes == 0 ? -1 : Math.min(1, (double) bytesDone / bytes), words);
        }
    }

    private String numbers() {
        double seconds = Math.max(0.001, Duration.between(began, clock.instant()).toMillis() / 1000.0);
        double rate = bytesDone / seconds;
        var left = rate < 1 ? "" : " · " + Spans.age(Duration.ofSeconds((long) ((bytes - bytesDone) / rate))) + " left";
        return filesDone + " of " + files + " · " + Sizes.words(bytesDone) + " of " + Sizes.words(bytes) + " · "
                + Sizes.words((long) rate) + "/s" + left;
    }

    private static String counted(int files) {
        return files == 1 ? "1 file" : files + " files";
    }

    /** The last word. */
    void end(boolean cancelled, Optional<Destination> show) {
        var result = counted(filesDone) + " · " + Sizes.words(bytesDone) + " · " + verified + " checked by sha256"
                + (skipped == 0 ? "" : " · " + skipped + " skipped");
        if (cancelled) {
            task.cancelled(result);
        } else if (failed > 0) {
            task.failed(new Failure.Unexpected(failed + " of " + counted(files) + " failed",
                    firstFailure.map(Failure::message).orElse("") + " · " + result, Optional.empty()));
        } else {
            task.done(result, show);
        }
    }
}
