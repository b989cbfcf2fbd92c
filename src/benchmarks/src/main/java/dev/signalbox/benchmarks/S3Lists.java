package dev.signalbox.benchmarks;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/**
 * What a page of a list costs in a bucket of a million keys ({@code signalbox.bench.keys}). As putting them would take
 * an hour, one object is put and its record copied straight into the store; listing, over the wire, is as always.
 */
final class S3Lists {
    private static final String BUCKET = "lists";
    private static final int KEYS = Integer.getInteger("signalbox.bench.keys", 1_000_000);
    private static final int PER_FOLDER = 1000;
    private static final int AT_ONCE = 20_000;
    private static final int TIMES = 20;

    private S3Lists() {}

    static String measure(Path home, Path folder) throws IOException {
        fill(folder);
        try (var cloud = new BenchCloud(home, folder);
                var s3 = cloud.access().client(S3Client.builder());
                var memory = cloud.memory()) {
            var all = ListObjectsV2Request.builder().bucket(BUCKET).build();
            var middle = all.toBuilder().startAfter(key(KEYS / 2)).build();
            var last = all.toBuilder().startAfter(key(KEYS - PER_FOLDER - 1)).build();
            var folders = all.toBuilder().delimiter("/").build();
            List.of(all, middle, last, folders).forEach(request -> page(() -> s3.listObjectsV2(request)));
            return ("S3, a page of 1,000 among %,d keys: first %.1f ms, middle %.1f ms, last %.1f ms, of folders %.1f ms, of "
                    + "versions %.1f ms; the local cloud takes %s").formatted(KEYS, page(() -> s3.listObjectsV2(all)),
                            page(() -> s3.listObjectsV2(middle)), page(() -> s3.listObjectsV2(last)), page(() -> s3
                                    .listObjectsV2(folders)), page(() -> s3.listObjectVersions(b -> b.bucket(BUCKET)
                                            .keyMarker(key(KEYS / 2)))), memory.words());
        }
    }

    private static String key(int number) {
        return String.format(Locale.ROOT, "%06d/%03d", number / PER_FOLDER, number % PER_FOLDER);
    }

    private static void fill(Path folder) {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0));
                var s3 = access(cloud).client(S3Client.builder())) {
            s3.createBucket(b -> b.bucket(BUCKET));
            s3.putObject(b -> b.bucket(BUCKET).key("template"), RequestBody.empty());
        }
        try (var store = Store.open(folder.resolve("state.mv"))) {
            @SuppressWarnings("rawtypes") // records as they are, whatever is in them
            DurableMap<Map> objects = store.map("s3.objects", Map.class);
            var template = objects.get(BUCKET + "\0template").orElseThrow();
            for (int from = 0; from < KEYS; from += AT_ONCE) {
                int begin = from;
                store.write(() -> IntStream.range(begin, Math.min(KEYS, begin + AT_ONCE)).forEach(i -> {
                    template.put("key", key(i));
                    objects.put(BUCKET + "\0" + key(i), template);
                }));
            }
        }
    }

    private static Access access(LocalCloud cloud) {
        return Access.of(List.of(cloud.endpoint().toString(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()));
    }

    /** @return milliseconds */
    private static double page(Supplier<? extends SdkResponse> list) {
        long begun = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            if (!list.get().sdkHttpResponse().isSuccessful()) {
                throw new IllegalStateException("A list failed");
            }
        }
        return (System.nanoTime() - begun) / 1e6 / TIMES;
    }
}
