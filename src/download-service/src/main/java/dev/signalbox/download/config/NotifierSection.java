package dev.signalbox.download.config;

import dev.signalbox.download.callback.HttpSettings;
import dev.signalbox.download.callback.SqsSettings;
import dev.signalbox.download.config.Config.Backends;
import dev.signalbox.download.config.Config.OfNotifier;
import dev.signalbox.download.notifier.NotifierSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads {@code notifier} and {@code backends}. */
final class NotifierSection {
    private static final Duration TEST_TIME = Duration.ofMillis(200);
    private static final long YEAR_MINUTES = 366L * 24 * 60;

    private final Section notifier;
    private final Section backends;
    private final Map<String, String> env;

    NotifierSection(Section notifier, Section backends, Map<String, String> env) {
        this.notifier = notifier;
        this.backends = backends;
        this.env = env;
    }

    Optional<String> oldDownloadUrl() {
        return notifier.text("download_url");
    }

    Duration deletionInterval() {
        return minutes("deletion_interval", NotifierSettings.DEFAULT_DELETION_INTERVAL);
    }

    /** Those that are configured. */
    Set<String> backendNames() {
        var names = new TreeSet<String>();
        for (var name : Set.of("http", "kafka", "sqs")) {
            if (backends.has(name) && !backends.section(name).isEmpty()) {
                names.add(name);
            }
        }
        return names;
    }

    Optional<OfNotifier> read(boolean needed) {
        var concurrency = (int) notifier.whole("concurrency", NotifierSettings.DEFAULT_CONCURRENCY, 1, 10_000);
        var attempts = (int) notifier.whole("max_attempts", NotifierSettings.DEFAULT_MAX_ATTEMPTS, 1, 1_000);
        var delay = ProcessorSection.seconds(notifier, "retry_delay", NotifierSettings.DEFAULT_RETRY_DELAY, 1,
                ProcessorSection.DAY);
        var grace = ProcessorSection.seconds(notifier, "stop_grace", NotifierSettings.DEFAULT_STOP_GRACE, 0, 3_600);
        var retention = minutes("failed_retention", NotifierSettings.DEFAULT_FAILED_RETENTION);
        var stats = ProcessorSection.statsInterval(notifier);
        var settings = new NotifierSettings(concurrency, deletionInterval(), retention, attempts,
                env.containsKey("DOWNLOADER_TEST_TIME") ? TEST_TIME : delay, NotifierSettings.DEFAULT_LEASE, grace);
        var all = backends(concurrency);
        if (needed && backendNames().isEmpty()) {
            backends.refuse("", "there is no backend, wanted is at least one of http, kafka and sqs");
        }
        return Optional.of(new OfNotifier(settings, all, stats));
    }

    private Backends backends(int connections) {
        var inFile = notifier.secret("hmac_key");
        var hmac = Optional.ofNullable(env.get("DOWNLOADER_HMAC_KEY")).filter(text -> !text.isEmpty()).or(() -> inFile);
        var anywhere = notifier.flag("allow_private_addresses");
        var hosts = ProcessorSection.hosts(notifier);
        var section = backends.section("http");
        var timeout = ProcessorSection.seconds(section, "timeout", HttpSettings.DEFAULT_TIMEOUT, 1, 3_600);
        var names = backendNames();
        var http = hosts.filter(_ -> names.contains("http"))
                .map(list -> new HttpSettings(list, anywhere, timeout, connections, hmac));
        var kafka = backends.section("kafka").scalars();
        return new Backends(http, kafka.isEmpty() ? Optional.empty() : Optional.of(kafka), sqs(connections));
    }

    private Optional<SqsSettings> sqs(int connections) {
        var sqs = backends.section("sqs");
        var region = sqs.text("region");
        var endpoint = sqs.text("endpoint").flatMap(text -> sqs.make("endpoint", () -> URI.create(text)));
        if (!sqs.isEmpty()) {
            sqs.missing("region", "the queues' region");
        }
        return region.map(name -> new SqsSettings(name, endpoint, connections));
    }

    private Duration minutes(String key, Duration fallback) {
        return Duration.ofMinutes(notifier.whole(key, fallback.toMinutes(), 1, YEAR_MINUTES));
    }
}
