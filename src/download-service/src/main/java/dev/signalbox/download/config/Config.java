package dev.signalbox.download.config;

import dev.signalbox.download.api.ApiSettings;
import dev.signalbox.download.callback.HttpSettings;
import dev.signalbox.download.callback.SqsSettings;
import dev.signalbox.download.notifier.NotifierSettings;
import dev.signalbox.download.processor.ProcessorSettings;
import dev.signalbox.download.store.redis.RedisSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that the configuration says.
 *
 * @param processor there when the component asked for has it
 * @param notifier there when the component asked for has it
 * @param warnings for the operator
 */
public record Config(RedisSettings redis, ApiSettings api, Optional<OfProcessor> processor,
        Optional<OfNotifier> notifier, List<String> warnings) {
    /** A processor and where it puts files. */
    public record OfProcessor(ProcessorSettings settings, Storage storage) {
        @Override
        public String toString() {
            return "OfProcessor[" + storage + "]";
        }
    }

    /** Where finished files go. */
    public sealed interface Storage {
        record Folder(Path root) implements Storage {}

        /** @param endpoint instead of the region's own */
        record Bucket(String name, String region, Optional<URI> endpoint) implements Storage {}
    }

    /** A notifier and its backends, of which at least one is there. */
    public record OfNotifier(NotifierSettings settings, Backends backends, Duration statsInterval) {}

    /** @param kafka settings as librdkafka names them, passwords among them */
    public record Backends(Optional<HttpSettings> http, Optional<Map<String, String>> kafka,
            Optional<SqsSettings> sqs) {
        @Override
        public String toString() {
            return "Backends[http " + http.isPresent() + ", kafka " + kafka.isPresent() + ", sqs " + sqs.isPresent()
                    + "]";
        }
    }

    @Override
    public String toString() {
        return "Config[" + redis.servers() + ", processor " + processor.isPresent() + ", " + notifier + "]";
    }
}
