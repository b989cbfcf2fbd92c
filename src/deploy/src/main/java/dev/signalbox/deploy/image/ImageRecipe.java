package dev.signalbox.deploy.image;

import dev.signalbox.deploy.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that an image is made of. What it does not say does not change the image, but for what a base image's tag stands for. */
record ImageRecipe(ImageOrder order, WorkerLayers layers) {
    static final String LIBRARIES = "/app/libraries.jar";
    static final String CODE = "/app/worker.jar";
    /** Nobody in particular, and not root; a number, so that no base image has to know the name. */
    static final String USER = "10001:10001";
    static final List<String> ARCHITECTURES = List.of("amd64", "arm64");

    /** Three quarters of the container's memory for the heap, as the local cloud gives; out of memory ends the task. */
    List<String> entrypoint() {
        return List.of("java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData",
                "-Dfile.encoding=UTF-8", "-cp", CODE + ":" + LIBRARIES, layers.mainClass());
    }

    /** A number has no home of its own. */
    Map<String, String> environment() {
        return Map.of("HOME", "/tmp");
    }

    Map<String, String> labels() {
        return Map.of("org.opencontainers.image.title", "signalbox-" + order.worker(),
                "org.opencontainers.image.version", Version.current(),
                "org.opencontainers.image.revision", "sha256:" + layers.digest(),
                "org.opencontainers.image.source", "signalbox:src/" + order.worker(),
                "org.opencontainers.image.base.name", order.base().reference());
    }

    /** Names the content: two recipes with the same tag make the same image. */
    String tag() {
        var all = String.join("\n", layers.digest(), order.base().reference(), USER, ARCHITECTURES.toString(),
                entrypoint().toString(), new TreeMap<>(environment()).toString(), new TreeMap<>(labels()).toString());
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(
                    StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
