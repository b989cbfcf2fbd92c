package dev.signalbox.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Images per second of image-fan-out in the local cloud, beside one after another. */
final class ImageRates {
    private static final int IMAGES = 1_000;
    private static final int WARM_UP = 300;

    private ImageRates() {}

    static List<String> measure(Path home, Path folder) throws IOException, InterruptedException {
        List<String> lines = new ArrayList<>();
        for (var delay : List.of(Duration.ZERO, Duration.ofMillis(50))) {
            try (var cloud = new BenchCloud(home, folder.resolve("after-" + delay.toMillis()));
                    var source = new ImageSource(delay)) {
                lines.add("image-fan-out, %,d images of 20 kB from a server that takes %d ms: %s".formatted(IMAGES,
                        delay
                                .toMillis(), compare(cloud, source)));
            }
        }
        return lines;
    }

    private static String compare(BenchCloud cloud, ImageSource source) throws IOException, InterruptedException {
        var stack = cloud.deploy("image-fan-out", Map.of());
        try (var s3 = cloud.access().client(S3Client.builder());
                var sfn = cloud.access().client(SfnClient.builder());
                var memory = cloud.memory()) {
            run(cloud, sfn, stack, upload(s3, stack, source, WARM_UP));
            double fanOut = run(cloud, sfn, stack, upload(s3, stack, source, IMAGES));
            var taken = memory.words();
            require(s3, stack, "127.0.0.1");
            return "%,.0f images/s (%.1f s, the local cloud takes %s); ".formatted(IMAGES / fanOut, fanOut, taken)
                    + sequential(cloud, s3, stack, source);
        }
    }

    /** The name of the list says how long it is. */
    private static String upload(S3Client s3, Map<String, String> stack, ImageSource source, int count) {
        var list = IntStream.range(0, count).mapToObj(i -> i + ".gif").collect(Collectors.joining("\n", "path\n", ""));
        var bucket = stack.get("ImagesBucketName");
        s3.putObject(b -> b.bucket(bucket).key("lists/" + count + ".csv"), RequestBody.fromString(list));
        return "{\"baseUrl\":\"%s\",\"lambdaConcur\":20,\"resourcePaths\":\"s3://%s/lists/%d.csv\"}".formatted(source
                .url(), bucket, count);
    }

    private static double run(BenchCloud cloud, SfnClient sfn, Map<String, String> stack, String input)
            throws InterruptedException {
        var started = sfn.startExecution(b -> b.stateMachineArn(stack.get("StateMachineArn")).input(input));
        return cloud.succeeded(sfn, started.executionArn());
    }

    private static String sequential(BenchCloud cloud, S3Client s3, Map<String, String> stack, ImageSource source)
            throws IOException {
        var words = new ArrayList<>(cloud.access().words());
        words.addAll(List.of(stack.get("ImagesBucketName"), stack.get("UrlToNameTable"), source.url(), "" + IMAGES));
        try (var program = Program.start(SequentialImages.class, words);
                var memory = new Memory(program.handle())) {
            double seconds = Double.parseDouble(program.result().getFirst());
            require(s3, stack, "sequential/");
            return "one after another %,.0f images/s (%.1f s, %s)".formatted(IMAGES / seconds, seconds, memory.words());
        }
    }

    private static void require(S3Client s3, Map<String, String> stack, String prefix) {
        long stored = s3.listObjectsV2Paginator(b -> b.bucket(stack.get("ImagesBucketName")).prefix(prefix)).contents()
                .stream().filter(o -> o.size() == ImageSource.SIZE).count();
        if (stored != IMAGES) {
            throw new IllegalStateException("Of " + IMAGES + " images " + stored + " are stored below " + prefix);
        }
    }
}
