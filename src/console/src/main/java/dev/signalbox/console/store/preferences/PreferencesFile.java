package dev.signalbox.console.store.preferences;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/** The file of the preferences: one JSON object, replaced as a whole, so that it is never half written. */
final class PreferencesFile {
    /** Whole values or none: a record never gets {@code null} for what the file leaves out. */
    static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Path file;

    PreferencesFile(Path file) {
        this.file = file;
    }

    Path path() {
        return file;
    }

    /** Its values by name; none when there is no file yet. */
    Map<String, JsonNode> read() throws IOException {
        try {
            if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
                Map<String, JsonNode> values = new TreeMap<>();
                object.properties().forEach(p -> values.put(p.getKey(), p.getValue()));
                return values;
            }
            throw new NotPreferences("it holds no JSON object");
        } catch (NoSuchFileException e) {
            return new TreeMap<>();
        } catch (JsonProcessingException e) {
            throw new NotPreferences(e.getOriginalMessage());
        }
    }

    /** Puts a file that is not what it should be aside, where nobody overwrites it. */
    Path keepAside() throws IOException {
        Path aside = file.resolveSibling("preferences-unreadable-" + System.currentTimeMillis() + ".json");
        return Files.move(file, aside);
    }

    void write(Map<String, JsonNode> values) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(values));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The file can be read, but is no file of preferences. */
    static final class NotPreferences extends IOException {
        private static final long serialVersionUID = 1L;

        NotPreferences(String why) {
            super(why);
        }
    }
}
