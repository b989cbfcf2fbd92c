package dev.signalbox.localcloud.service.s3.lifecycle;

import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;

/** The rules of all buckets. */
public final class LifecycleRules {
    /** The kind of bucket configuration that they are. */
    public static final String KIND = "lifecycle";
    private static final int MOST_READ = 1000;

    private final Buckets buckets;
    /** By their JSON, as reading that for each object would be slow. */
    private final Map<String, List<Rule>> read = new ConcurrentHashMap<>();

    public LifecycleRules(Buckets buckets) {
        this.buckets = buckets;
    }

    List<Rule> of(String bucket) {
        return buckets.configuration(bucket, KIND).map(this::read).orElse(List.of());
    }

    private List<Rule> read(String json) {
        if (read.size() > MOST_READ) {
            read.clear();
        }
        return read.computeIfAbsent(json, text -> Rule.of(ModelJson.read(text, BucketLifecycleConfiguration.class)));
    }

    /** What S3 says of an object that will expire, in {@code x-amz-expiration}. */
    public Optional<String> expiration(String bucket, StoredObject object) {
        record Expiry(Rule rule, Instant when) {}
        return of(bucket).stream().flatMap(rule -> rule.expiry(object).map(when -> Stream.of(new Expiry(rule, when)))
                .orElseGet(Stream::empty)).min(Comparator.comparing(Expiry::when)).map(first -> "expiry-date=\""
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(first.when().atOffset(ZoneOffset.UTC))
                        + "\", rule-id=\"" + first.rule().id() + "\"");
    }
}
