package dev.signalbox.console.store;

import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.Sizes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Counts what a download has done and tells its task, a few times a second at most. */
final class DownloadProgress {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Tasks.Task task;
    private final Clock clock;
    private final Rate rate;
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
        rate = new Rate(clock);
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
        rate.done(bytesDone);
        return String.format(Locale.ROOT, "%,d of %,d · %s of %s%s", filesDone, files, Sizes.words(bytesDone), Sizes
                .words(bytes), rate.bytesAndRest(bytes - bytesDone));
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
