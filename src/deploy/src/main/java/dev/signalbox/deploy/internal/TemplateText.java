package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Template files as text and as data. */
final class TemplateText {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonMapper JSON = new JsonMapper();
    /** CloudFormation's limit for a template in S3, in bytes. */
    private static final int LONGEST = 1_048_576;
    private static final Set<String> UNPREFIXED = Set.of("Ref", "Condition");

    private TemplateText() {}

    /** @throws DeployException also for what is longer than CloudFormation takes, or no text */
    static String read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new DeployException("The template " + file
                        + " is longer than 1 MB, which CloudFormation does not take.");
            }
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new DeployException("The template " + file + " is not text in UTF-8.", e);
        } catch (IOException e) {
            throw new DeployException("The template " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Short tags are read as what they stand for: {@code !Ref A} is {@code {"Ref": "A"}}. Every value is a text. */
    static JsonNode parseWithTags(String text) {
        if (text.stripLeading().startsWith("{")) {
            return parse(text);
        }
        try (var parser = YAML.getFactory().createParser(text)) {
            parser.nextToken();
            return read(parser);
        } catch (IOException e) {
            throw new DeployException("The template is not valid YAML: " + e.getMessage(), e);
        }
    }

    private static JsonNode read(YAMLParser parser) throws IOException {
        String tag = parser.getTypeId();
        JsonNode node;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            var object = YAML.createObjectNode();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                object.set(name, read(parser));
            }
            node = object;
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            var array = YAML.createArrayNode();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                array.add(read(parser));
            }
            node = array;
        } else {
            node = TextNode.valueOf(parser.getText());
        }
        boolean plain = tag == null || tag.startsWith("tag:");
        return plain ? node : YAML.createObjectNode().set(UNPREFIXED.contains(tag) ? tag : "Fn::" + tag, node);
    }

    /** Short tags such as {@code !Sub} are read as their plain value. */
    static JsonNode parse(String text) {
        // JSON is YAML, except where tabs indent it.
        boolean json = text.stripLeading().startsWith("{");
        try {
            return json ? JSON.readTree(text) : YAML.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr();
            throw new DeployException("The template is not valid " + (json ? "JSON" : "YAML") + at + ": " + e
                    .getOriginalMessage(), e);
        }
    }
}
