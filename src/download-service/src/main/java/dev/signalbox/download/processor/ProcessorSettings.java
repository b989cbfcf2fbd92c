package dev.signalbox.download.processor;

import dev.signalbox.download.stats.StatsWriter;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.RetryPolicy;
import dev.signalbox.transfer.Timeouts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a processor works.
 *
 * @param storageDir for files on their way; they are moved to the storage from there
 * @param downloadUrl what public links begin with; without a slash at its end
 * @param requestHeaders sent with each download, unless a job has its own of the same name
 * @param concurrency downloads at a time in this process
 * @param lease of a claimed job; other processors take it over when it was not renewed for so long
 * @param keep for a job that ended and has nobody to tell, with its file
 * @param stopGrace for downloads that run when the processor stops
 */
public record ProcessorSettings(Path storageDir, String downloadUrl, Map<String, String> requestHeaders,
        int concurrency,
        Duration lease, Fetching fetching, Retrying retrying, DiskBounds disk, Duration keep, Duration stopGrace,
        Duration statsInterval) {
    public static final int CONCURRENCY = 256;
    public static final Duration LEASE = Duration.ofSeconds(30);
    public static final Duration KEEP = Duration.ofHours(3);
    public static final Duration STOP_GRACE = Duration.ofSeconds(20);

    public ProcessorSettings {
        requestHeaders = Map.copyOf(requestHeaders);
        RequestHeaders.of(requestHeaders, Map.of());
        if (concurrency < 1 || lease.compareTo(Duration.ofMillis(100)) < 0) {
            throw new IllegalArgumentException("A processor needs a concurrency of at least 1 and a lease of at least "
                    + "100 ms");
        }
    }

    /** What has no other default. */
    public static ProcessorSettings of(Path storageDir, String downloadUrl) {
        return new ProcessorSettings(storageDir, downloadUrl, Map.of(), CONCURRENCY, LEASE, Fetching.DEFAULT,
                Retrying.DEFAULT, DiskBounds.DEFAULT, KEEP, STOP_GRACE, StatsWriter.DEFAULT_INTERVAL);
    }

    /**
     * What may be asked, and how long it may take.
     *
     * @param maxBytes of a file
     * @param allowPrivateAddresses loopback and private networks; those of metadata services never are
     * @param timeouts their total is for one attempt, and the most that a job may ask for
     */
    public record Fetching(long maxBytes, Timeouts timeouts, HostAllowList hosts, boolean allowPrivateAddresses) {
        public static final Fetching DEFAULT = new Fetching(5L * 1024 * 1024 * 1024,
                new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(60), Duration.ofHours(1)),
                new HostAllowList(List.of("*")), false);
    }

    /**
     * What happens after a failure that may pass.
     *
     * @param first pause; doubled with each further one, up to the longest
     * @param longest also of a pause that a server asks for
     * @param maxRetries after the first attempt, of jobs that do not say it themselves
     */
    public record Retrying(Duration first, Duration longest, int maxRetries) {
        public static final Retrying DEFAULT = new Retrying(Duration.ofMinutes(2), Duration.ofHours(1), 2);
        /** For the environment variable {@code DOWNLOADER_TEST_TIME}. */
        public static final Duration TEST_TIME = Duration.ofMillis(200);

        /** The same with pauses that tests can wait for. */
        public Retrying inTestTime() {
            return new Retrying(TEST_TIME, TEST_TIME, maxRetries);
        }

        RetryPolicy pauses() {
            return new RetryPolicy(1, first, longest);
        }
    }

    /**
     * In percent of a file system's space.
     *
     * @param sick above it no new downloads begin
     * @param healthy at or below it they begin again
     */
    public record DiskBounds(int sick, int healthy) {
        public static final DiskBounds DEFAULT = new DiskBounds(95, 90);

        public DiskBounds {
            if (healthy < 0 || sick < healthy || sick > 100) {
                throw new IllegalArgumentException("0 <= healthy <= sick <= 100 must hold for the disk's bounds, not "
                        + healthy + " and " + sick);
            }
        }
    }
}
