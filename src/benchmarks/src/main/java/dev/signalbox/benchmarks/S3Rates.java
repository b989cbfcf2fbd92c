package dev.signalbox.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.S3Client;

/** Objects per second in the local cloud's S3, and how fast large ones come and go. */
final class S3Rates {
    private static final String BUCKET = "rates";
    private static final int OBJECTS = 5_000;
    private static final int THREADS = 16;
    private static final int BODY = 1024;
    private static final int LARGE = 256 << 20;

    private final S3Client s3;

    private S3Rates(S3Client s3) {
        this.s3 = s3;
    }

    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException, ExecutionException {
        try (var cloud = new BenchCloud(home, folder);
                var s3 = cloud.access().client(S3Client.builder());
                var memory = cloud.memory()) {
            s3.createBucket(b -> b.bucket(BUCKET));
            var rates = new S3Rates(s3);
            var lines = new ArrayList<String>();
            lines.add(rates.objects());
            lines.add(rates.large() + "; the local cloud takes " + memory.words());
            return lines;
        }
    }

    private String objects() throws InterruptedException, ExecutionException {
        var body = RequestBody.fromBytes(new byte[BODY]);
        each(OBJECTS / 10, i -> s3.putObject(b -> b.bucket(BUCKET).key("warm/" + i), body));
        double put = each(OBJECTS, i -> s3.putObject(b -> b.bucket(BUCKET).key("k/" + i), body));
        double get = each(OBJECTS, i -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key("k/" + i)));
        return "S3, %,d objects of %,d bytes by %d threads: put %,.0f/s, get %,.0f/s".formatted(OBJECTS, BODY, THREADS,
                OBJECTS / put, OBJECTS / get);
    }

    /** @return seconds */
    private static double each(int count, IntConsumer work) throws InterruptedException, ExecutionException {
        var next = new AtomicInteger();
        long begun = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < THREADS; i++) {
                all.add(threads.submit(() -> {
                    for (int number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        work.accept(number);
                    }
                }));
            }
            for (var one : all) {
                one.get();
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    private String large() throws IOException {
        var body = RequestBody.fromBytes(new byte[LARGE]);
        s3.putObject(b -> b.bucket(BUCKET).key("large"), body);
        long begun = System.nanoTime();
        s3.putObject(b -> b.bucket(BUCKET).key("large"), body);
        double put = (System.nanoTime() - begun) / 1e9;
        begun = System.nanoTime();
        try (var object = s3.getObject(b -> b.bucket(BUCKET).key("large"), ResponseTransformer.toInputStream())) {
            object.transferTo(OutputStream.nullOutputStream());
        }
        double get = (System.nanoTime() - begun) / 1e9;
        return "S3, one object of %d MiB: put %,.0f MiB/s, get %,.0f MiB/s".formatted(LARGE >> 20, (LARGE >> 20) / put,
                (LARGE >> 20) / get);
    }
}
