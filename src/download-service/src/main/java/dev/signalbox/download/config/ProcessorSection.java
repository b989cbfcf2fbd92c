package dev.signalbox.download.config;

import dev.signalbox.download.config.Config.OfProcessor;
import dev.signalbox.download.config.Config.Storage;
import dev.signalbox.download.processor.ProcessorSettings;
import dev.signalbox.download.processor.ProcessorSettings.DiskBounds;
import dev.signalbox.download.processor.ProcessorSettings.Fetching;
import dev.signalbox.download.processor.ProcessorSettings.Retrying;
import dev.signalbox.download.stats.StatsWriter;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.Timeouts;
import dev.signalbox.transfer.s3.S3Upload;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code processor}. */
final class ProcessorSection {
    static final long DAY = 86_400;
    static final String STATS_INTERVAL = "stats_interval";
    private static final String DOWNLOAD_URL = "download_url";
    private static final String STORAGE_DIR = "storage_dir";
    private static final int MOST = 100_000;
    private static final long MOST_IN_BUCKET = 10_000L * S3Upload.PART_BYTES;

    private final Section processor;
    private final boolean testTime;
    private final List<String> warnings;

    ProcessorSection(Section processor, Map<String, String> env, List<String> warnings) {
        this.processor = processor;
        this.testTime = env.containsKey("DOWNLOADER_TEST_TIME");
        this.warnings = warnings;
    }

    /**
     * @param oldDownloadUrl of {@code notifier}, where the original's sample had it
     * @param keep for jobs that have nobody to tell
     */
    Optional<OfProcessor> read(boolean needed, Optional<String> oldDownloadUrl, Duration keep) {
        if (needed) {
            processor.missing(STORAGE_DIR, "a folder for files on their way");
            if (oldDownloadUrl.isEmpty()) {
                processor.missing(DOWNLOAD_URL, "what public links begin with, such as https://files.example");
            }
        }
        var url = downloadUrl(oldDownloadUrl, needed);
        var directory = processor.text(STORAGE_DIR).map(Path::of);
        var storage = storage(processor.section("filestorage"), directory, needed);
        var concurrency = (int) processor.whole("concurrency", ProcessorSettings.CONCURRENCY, 1, MOST);
        var lease = seconds(processor, "lease", ProcessorSettings.LEASE, 2, 3_600);
        var grace = seconds(processor, "stop_grace", ProcessorSettings.STOP_GRACE, 0, 3_600);
        var headers = processor.section("request_headers").scalars();
        var fetching = fetching(storage.filter(Storage.Bucket.class::isInstance).isPresent());
        var retrying = retrying();
        var disk = disk(processor.section("disk"));
        var stats = statsInterval(processor);
        if (url.isEmpty() || directory.isEmpty() || storage.isEmpty() || fetching.isEmpty() || disk.isEmpty()) {
            return Optional.empty();
        }
        return processor.make("", () -> new OfProcessor(new ProcessorSettings(directory.get(), url.get(), headers,
                concurrency, lease, fetching.get(), retrying, disk.get(), keep, grace, stats), storage.get()));
    }

    private Optional<String> downloadUrl(Optional<String> old, boolean needed) {
        var own = processor.text(DOWNLOAD_URL);
        if (own.isEmpty() && old.isPresent() && needed) {
            warnings.add("notifier.download_url is taken for processor.download_url; write it there");
        }
        var url = own.or(() -> old);
        if (url.isPresent() && !isAbsolute(url.get())) {
            processor.refuse(DOWNLOAD_URL, "there is \"" + url.get()
                    + "\", wanted is a URL such as https://files.example");
        }
        return url.map(text -> text.replaceFirst("/+$", ""));
    }

    private static boolean isAbsolute(String text) {
        try {
            return new URI(text).isAbsolute();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<Storage> storage(Section filestorage, Optional<Path> directory, boolean needed) {
        var type = filestorage.text("type").orElse("");
        var root = filestorage.text("rootdir").map(Path::of);
        var bucket = filestorage.text("bucket");
        var region = filestorage.text("region");
        var endpoint = filestorage.text("endpoint").flatMap(text -> filestorage.make("endpoint", () -> URI.create(
                text)));
        if (filestorage.isEmpty()) {
            if (directory.isPresent() && needed) {
                warnings.add("processor.filestorage is not given: finished files stay in processor.storage_dir");
            }
            return directory.map(Storage.Folder::new);
        }
        if (type.equals("filesystem")) {
            filestorage.missing("rootdir", "the folder for finished files");
            return root.map(Storage.Folder::new);
        }
        if (!type.equals("s3")) {
            filestorage.refuse("type", "there is \"" + type + "\", wanted is filesystem or s3");
            return Optional.empty();
        }
        filestorage.missing("bucket", "the bucket for finished files");
        filestorage.missing("region", "the bucket's region");
        return bucket.flatMap(name -> region.map(place -> new Storage.Bucket(name, place, endpoint)));
    }

    private Optional<Fetching> fetching(boolean inBucket) {
        var preset = Fetching.DEFAULT;
        var timeouts = processor.section("timeouts");
        var times = new Timeouts(seconds(timeouts, "connect", preset.timeouts().connect(), 1, DAY),
                seconds(timeouts, "idle", preset.timeouts().idle(), 1, DAY),
                seconds(timeouts, "total", preset.timeouts().total(), 1, 7 * DAY));
        var bytes = processor.whole("max_file_bytes", preset.maxBytes(), 1, inBucket ? MOST_IN_BUCKET : Long.MAX_VALUE);
        var anywhere = processor.flag("allow_private_addresses");
        return hosts(processor).map(hosts -> new Fetching(bytes, times, hosts, anywhere));
    }

    private Retrying retrying() {
        var preset = Retrying.DEFAULT;
        var retry = processor.section("retry");
        var retrying = new Retrying(seconds(retry, "first", preset.first(), 1, DAY),
                seconds(retry, "longest", preset.longest(), 1, DAY),
                (int) processor.whole("max_retries", preset.maxRetries(), 0, MOST));
        return testTime ? retrying.inTestTime() : retrying;
    }

    private static Optional<DiskBounds> disk(Section disk) {
        var sick = (int) disk.whole("sick", DiskBounds.DEFAULT.sick(), 1, 100);
        var healthy = (int) disk.whole("healthy", DiskBounds.DEFAULT.healthy(), 0, 100);
        return disk.make("", () -> new DiskBounds(sick, healthy));
    }

    static Optional<HostAllowList> hosts(Section section) {
        var hosts = section.texts("allowed_hosts", List.of("*"));
        return section.make("allowed_hosts", () -> new HostAllowList(hosts));
    }

    static Duration seconds(Section section, String key, Duration fallback, long least, long most) {
        return Duration.ofSeconds(section.whole(key, fallback.toSeconds(), least, most));
    }

    /** In milliseconds; the original took 5 s for what is not positive. */
    static Duration statsInterval(Section section) {
        var millis = section.whole(STATS_INTERVAL, 0, Integer.MIN_VALUE, DAY * 1_000);
        return millis <= 0 ? StatsWriter.DEFAULT_INTERVAL : Duration.ofMillis(millis);
    }
}
