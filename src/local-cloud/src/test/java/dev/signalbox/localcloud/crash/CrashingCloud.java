package dev.signalbox.localcloud.crash;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A local cloud in a process of its own, always on the same folder and port, to be killed at any moment. */
final class CrashingCloud implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Path folder;
    private final Path log;
    private int port;
    private Process process;
    private AwsBasicCredentials keys;

    CrashingCloud(Path folder) {
        this.folder = folder.resolve("data");
        this.log = folder.resolve("cloud.log");
    }

    /** The process: folder and port. Says where it answers. */
    public static void main(String[] arguments) throws InterruptedException {
        var cloud = LocalCloud.start(new LocalCloudOptions(Path.of(arguments[0]), Integer.parseInt(arguments[1])));
        System.out.println("ready " + cloud.endpoint().getPort() + " " + cloud.accessKeyId() + " " + cloud
                .secretAccessKey());
        new CountDownLatch(1).await();
    }

    /** Returns when requests are answered. */
    void start() throws IOException {
        var words = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "-Xshare:auto",
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), CrashingCloud.class
                        .getName(), folder.toString(), Integer.toString(port)));
        process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
        var lines = process.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("ready ")) {
                var said = line.split(" ");
                port = Integer.parseInt(said[1]);
                keys = AwsBasicCredentials.create(said[2], said[3]);
                // A pipe that nobody reads stops the one who logs into it.
                Thread.ofVirtual().start(() -> {
                    try (lines) {
                        lines.transferTo(Files.newBufferedWriter(new File(log + ".out").toPath()));
                    } catch (IOException e) {
                        // it was killed
                    }
                });
                return;
            }
        }
        throw new AssertionError("The local cloud did not start again:\n" + Files.readString(log));
    }

    /** As {@code kill -9} does. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    Path stateFile() {
        return folder.resolve("state.mv");
    }

    /** What it logged, for a failure's message. */
    String log() {
        try {
            var text = Files.readString(log);
            return text.substring(Math.max(0, text.length() - 6000));
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** No call is repeated by the SDK: a repetition would hide what happened to the first. */
    <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(URI.create("http://127.0.0.1:" + port)).region(Region.of("local-1"))
                .credentialsProvider(StaticCredentialsProvider.create(keys)).httpClientBuilder(UrlConnectionHttpClient
                        .builder().socketTimeout(LIMIT)).overrideConfiguration(c -> c.retryStrategy(r -> r.maxAttempts(
                                1))).build();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
