package dev.signalbox.console.app;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of the local cloud with as many keys under one prefix as are wanted: one is put, and its record copied into the store. */
final class ManyKeys {
    static final String BUCKET = "many-keys";
    static final String PREFIX = "out/";
    private static final int AT_ONCE = 20_000;

    private ManyKeys() {}

    static String key(int number) {
        return String.format(Locale.ROOT, PREFIX + "part-%07d.json", number);
    }

    /** @param data the data folder of a console that is not running */
    static void put(LocalCloudOptions options, Path data, int count) {
        try (var cloud = LocalCloud.start(options);
                var s3 = s3(cloud)) {
            s3.createBucket(b -> b.bucket(BUCKET));
            s3.putObject(b -> b.bucket(BUCKET).key("template"), RequestBody.fromString("{\"part\": 1}"));
            s3.putObject(b -> b.bucket(BUCKET).key("large.log"), RequestBody.fromString("a line of a log\n".repeat(
                    4_000_000)));
        }
        try (var store = Store.open(data.resolve("state.mv"))) {
            @SuppressWarnings("rawtypes") // records as they are, whatever is in them
            DurableMap<Map> objects = store.map("s3.objects", Map.class);
            @SuppressWarnings("unchecked")
            Map<Object, Object> template = objects.get(BUCKET + "\0template").orElseThrow();
            for (int from = 0; from < count; from += AT_ONCE) {
                int begin = from;
                store.write(() -> IntStream.range(begin, Math.min(count, begin + AT_ONCE)).forEach(i -> {
                    template.put("key", key(i));
                    objects.put(BUCKET + "\0" + key(i), template);
                }));
            }
        }
    }

    private static S3Client s3(LocalCloud cloud) {
        return S3Client.builder().endpointOverride(URI.create(cloud.endpoint().toString())).region(Region.of(cloud
                .region())).forcePathStyle(true).credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(cloud.accessKeyId(), cloud.secretAccessKey()))).build();
    }
}
