package dev.signalbox.console.gateway.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.console.model.update.Policy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The file in which an administrator says what Signalbox may do on this computer. Signalbox only reads it. */
public final class PolicyFile {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final long LARGEST = 64 << 10;
    private static final String CHECK = "updateCheck";
    private static final String ADDRESS = "updateAddress";

    private PolicyFile() {}

    /** Where only an administrator writes. */
    public static Path usual() {
        return usual(System.getProperty("os.name"), System.getenv());
    }

    static Path usual(String os, Map<String, String> environment) {
        String system = os.toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            return Path.of("/Library", "Application Support", "Signalbox", "policy.json");
        }
        return system.contains("win") ? Path.of(environment.getOrDefault("ProgramData", "C:\\ProgramData"), "Signalbox",
                "policy.json") : Path.of("/etc", "signalbox", "policy.json");
    }

    /** What the file decides. One that cannot be read or makes no sense forbids what it could have forbidden. */
    public static Policy read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                return Policy.strict(file, "it has more than " + LARGEST + " bytes");
            }
            return JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object ? policy(file, object)
                    : Policy
                            .strict(file, "it holds no JSON object");
        } catch (NoSuchFileException e) {
            return Policy.none(file);
        } catch (JsonProcessingException e) {
            return Policy.strict(file, "it is no JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Policy.strict(file, "it cannot be read: " + e.getMessage());
        }
    }

    private static Policy policy(Path file, ObjectNode object) {
        List<String> problems = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!name.equals(CHECK) && !name.equals(ADDRESS)) {
                problems.add("\"" + name + "\" is not known to this version");
            }
        });
        Optional<Boolean> check = Optional.ofNullable(object.get(CHECK)).map(value -> {
            if (!value.isBoolean()) {
                problems.add("\"" + CHECK + "\" is neither true nor false, so it counts as false");
            }
            return value.isBoolean() && value.booleanValue();
        });
        Optional<URI> address = Optional.ofNullable(object.get(ADDRESS)).flatMap(PolicyFile::address);
        if (object.has(ADDRESS) && address.isEmpty()) {
            problems.add("\"" + ADDRESS + "\" is no address of https, so nothing is asked");
            check = Optional.of(false);
        }
        return new Policy(file, true, check, address, problems);
    }

    private static Optional<URI> address(JsonNode value) {
        try {
            return Optional.of(URI.create(value.asText())).filter(HttpFeedGateway::secure);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
