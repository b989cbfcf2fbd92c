package dev.signalbox.console.app.local;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import dev.signalbox.localcloud.Reset;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * {@code signalbox local rehearse}: what the launcher lets the JVM watch once after a build, so that later starts find their classes
 * loaded and linked. It leaves nothing behind.
 */
@Command(name = "rehearse", hidden = true, description = "Starts the local cloud once, in a temporary folder, and ends.")
final class RehearseCommand implements Callable<Integer> {
    private static final int PATIENCE = 20_000;

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("signalbox-rehearsal");
        try (var cloud = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            boolean answered = ask(cloud.endpoint(), "DynamoDB_20120810.ListTables") && ask(cloud.endpoint(), "");
            return answered ? 0 : 1;
        } finally {
            Reset.of(folder);
            Files.deleteIfExists(folder.resolve("lock"));
            Files.delete(folder);
        }
    }

    /** It is not signed, so the answer is a refusal; the way there is nearly the same. */
    private static boolean ask(URI endpoint, String target) throws IOException {
        var call = (HttpURLConnection) endpoint.resolve("/").toURL().openConnection();
        call.setConnectTimeout(PATIENCE);
        call.setReadTimeout(PATIENCE);
        if (!target.isEmpty()) {
            call.setRequestProperty("X-Amz-Target", target);
            call.setRequestProperty("Content-Type", "application/x-amz-json-1.0");
            call.setDoOutput(true);
            call.getOutputStream().write("{}".getBytes(StandardCharsets.UTF_8));
        }
        return call.getResponseCode() >= HttpURLConnection.HTTP_BAD_REQUEST;
    }
}
