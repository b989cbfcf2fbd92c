package dev.signalbox.batch;

import java.util.List;

/**
 * A run in numbers.
 *
 * @param mayPass failures that another attempt may mend
 */
record Summary(int done, int kept, int failed, int mayPass, int stopped, long bytes) {
    /** Some files failed for good. */
    static final int EXIT_FAILED = 1;
    /** Another attempt may go on from here; the job definition retries this code. */
    static final int EXIT_TRY_AGAIN = 75;

    static Summary of(List<FileOutcome> outcomes) {
        var done = outcomes.stream().filter(FileOutcome.Done.class::isInstance).map(FileOutcome.Done.class::cast)
                .toList();
        var failed = outcomes.stream().filter(FileOutcome.Failed.class::isInstance)
                .map(FileOutcome.Failed.class::cast).toList();
        return new Summary(done.size(), (int) done.stream().filter(d -> !d.fetched()).count(), failed.size(),
                (int) failed.stream().filter(FileOutcome.Failed::mayPass).count(),
                outcomes.size() - done.size() - failed.size(), done.stream().mapToLong(d -> d.file().bytes()).sum());
    }

    int exitCode() {
        if (mayPass + stopped > 0) {
            return EXIT_TRY_AGAIN;
        }
        return failed > 0 ? EXIT_FAILED : 0;
    }
}
