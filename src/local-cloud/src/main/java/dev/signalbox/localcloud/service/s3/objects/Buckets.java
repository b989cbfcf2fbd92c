package dev.signalbox.localcloud.service.s3.objects;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Buckets and what is configured for them. */
public final class Buckets {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern ADDRESS = Pattern.compile("\\d+(\\.\\d+){3}");

    /** The kind of configuration that says whether versions are kept. */
    public static final String VERSIONING = "versioning";

    private final Store store;
    private final CloudContext context;
    private final DurableMap<Bucket> buckets;
    private final DurableMap<String> configurations;

    public Buckets(CloudContext context) {
        this.context = context;
        this.store = context.store();
        this.buckets = store.map("s3.buckets", Bucket.class);
        this.configurations = store.map("s3.configurations", String.class);
    }

    public void create(String name) {
        if (!NAME.matcher(name).matches() || name.contains("..") || ADDRESS.matcher(name).matches()) {
            throw S3Errors.invalidBucketName();
        }
        boolean created = store.write(() -> buckets.putIfAbsent(name, new Bucket(name, context.time().now())));
        if (!created) {
            throw S3Errors.bucketExists();
        }
    }

    public List<Bucket> all() {
        return buckets.values().toList();
    }

    public boolean exists(String name) {
        return buckets.contains(name);
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException code {@code NoSuchBucket} */
    public void require(String name) {
        if (!buckets.contains(name)) {
            throw S3Errors.noSuchBucket();
        }
    }

    /** What was put as {@link #VERSIONING} decides; this is asked for every object, so its JSON is not read whole. */
    public Versioning versioning(String bucket) {
        return configurations.get(id(bucket, VERSIONING)).map(json -> json.contains("\"Enabled\"") ? Versioning.ENABLED
                : json.contains("\"Suspended\"") ? Versioning.SUSPENDED : Versioning.OFF).orElse(Versioning.OFF);
    }

    void remove(String name) {
        configurations.keys(id(name, "")).toList().forEach(configurations::remove);
        buckets.remove(name);
    }

    /** @param kind such as {@code policy} */
    public Optional<String> configuration(String bucket, String kind) {
        require(bucket);
        return configurations.get(id(bucket, kind));
    }

    public void configure(String bucket, String kind, String configuration) {
        store.write(() -> {
            require(bucket);
            configurations.put(id(bucket, kind), configuration);
        });
    }

    public void forget(String bucket, String kind) {
        store.write(() -> {
            require(bucket);
            configurations.remove(id(bucket, kind));
        });
    }

    private static String id(String bucket, String kind) {
        return bucket + "\0" + kind;
    }
}
