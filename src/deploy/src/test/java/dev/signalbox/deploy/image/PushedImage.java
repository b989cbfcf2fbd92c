package dev.signalbox.deploy.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** What a registry holds of an image, as a container runtime would read it. */
final class PushedImage {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalRegistry registry;
    private final String repository;
    final JsonNode list;

    PushedImage(LocalRegistry registry, String reference) throws IOException {
        this.registry = registry;
        var path = reference.substring(reference.indexOf('/') + 1);
        this.repository = path.substring(0, path.indexOf('@'));
        this.list = manifest(path.substring(path.indexOf('@') + 1));
    }

    private JsonNode manifest(String digest) throws IOException {
        return JSON.readTree(registry.manifest(repository, digest).orElseThrow().bytes());
    }

    List<String> platforms() {
        return StreamSupport.stream(list.path("manifests").spliterator(), false).map(m -> m.path("platform").path("os")
                .asText() + "/" + m.path("platform").path("architecture").asText()).toList();
    }

    JsonNode image(String architecture) throws IOException {
        for (var m : list.path("manifests")) {
            if (m.path("platform").path("architecture").asText().equals(architecture)) {
                return manifest(m.path("digest").asText());
            }
        }
        throw new AssertionError("Not for " + architecture + ": " + list);
    }

    JsonNode configuration(String architecture) throws IOException {
        return JSON.readTree(registry.blob(image(architecture).path("config").path("digest").asText()));
    }

    /** Puts the layers over each other, as a container sees them; answers lines of owner, rights, time and name. */
    List<String> unpack(String architecture, Path into) throws IOException {
        var lines = new java.util.ArrayList<String>();
        for (var layer : image(architecture).path("layers")) {
            var bytes = registry.blob(layer.path("digest").asText());
            try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(bytes)))) {
                for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    if (!entry.isDirectory()) {
                        lines.add(entry.getLongUserId() + " " + Integer.toOctalString(entry.getMode() & 0777) + " "
                                + entry.getLastModifiedTime().toInstant() + " /" + entry.getName());
                        var file = into.resolve(entry.getName());
                        Files.createDirectories(file.getParent());
                        Files.copy(tar, file);
                    }
                }
            }
        }
        return lines;
    }

    /** The entry point with its paths in that folder. */
    List<String> command(String architecture, Path root) throws IOException {
        return Arrays.stream(JSON.treeToValue(configuration(architecture).path("config").path("Entrypoint"),
                String[].class)).map(w -> w.replace("/app/", root + "/app/")).toList();
    }
}
