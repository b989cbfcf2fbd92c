package dev.signalbox.localcloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code endpoint.json} in the data folder: how tools find a running local cloud. It holds no secret. */
final class EndpointFile {
    private static final Logger LOG = LoggerFactory.getLogger(EndpointFile.class);
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Path file;

    EndpointFile(Path folder) {
        this.file = folder.resolve(FolderParts.ENDPOINT);
    }

    record Content(URI endpoint, long pid, String region, String account, String accessKeyId) {}

    void write(Content content) throws IOException {
        OwnerOnly.replace(file, JSON.writeValueAsBytes(content));
    }

    Optional<Content> read() {
        try {
            return Optional.of(JSON.readValue(file.toFile(), Content.class));
        } catch (IOException e) {
            LOG.debug("No endpoint file at {}", file, e);
            return Optional.empty();
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
