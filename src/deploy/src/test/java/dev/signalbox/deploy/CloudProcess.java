package dev.signalbox.deploy;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** A local cloud in a process of its own, which can be killed as a power cut would, and started again on its folder. */
final class CloudProcess implements AutoCloseable {
    private final Path folder;
    private final int port;
    private final List<String> options;
    private Process process;
    private List<String> hello;

    CloudProcess(Path folder) throws IOException {
        this(folder, List.of("-XX:TieredStopAtLevel=1"));
    }

    /** @param options of its JVM */
    CloudProcess(Path folder, List<String> options) throws IOException {
        this.folder = folder;
        this.options = options;
        try (var free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
        }
        start();
    }

    /** Starts on the same folder and port. */
    void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var words = new ArrayList<String>(List.of(java));
        words.addAll(options);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), CloudProcess.class.getName(), folder
                .toString(), String.valueOf(port)));
        process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = process.inputReader();
        var line = out.readLine();
        while (line != null && !line.startsWith("cloud ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IllegalStateException("The local cloud did not start");
        }
        hello = List.of(line.split(" "));
        // A pipe that nobody reads stops the one who logs into it.
        Thread.ofVirtual().start(() -> out.lines().forEach(_ -> {}));
    }

    /** {@code kill -9}: no hook runs, nothing is flushed. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Not killed");
        }
    }

    <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C client(B builder) {
        return builder.endpointOverride(endpoint()).region(Region.of(region()))
                .httpClient(UrlConnectionHttpClient.create())
                .credentialsProvider(StaticCredentialsProvider.create(keys())).build();
    }

    URI endpoint() {
        return URI.create(hello.get(1));
    }

    String region() {
        return hello.get(2);
    }

    AwsBasicCredentials keys() {
        return AwsBasicCredentials.create(hello.get(3), hello.get(4));
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** The child: a local cloud until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        try (var cloud = LocalCloud.start(new LocalCloudOptions(Path.of(arguments[0]), Integer.parseInt(
                arguments[1])).enforcingIam())) {
            System.out.println("cloud " + cloud.endpoint() + " " + cloud.region() + " " + cloud.accessKeyId() + " "
                    + cloud.secretAccessKey());
            new CountDownLatch(1).await();
        } catch (UncheckedIOException e) {
            System.out.println("failed " + e);
        }
    }
}
