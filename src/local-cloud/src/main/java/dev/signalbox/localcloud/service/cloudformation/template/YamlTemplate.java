package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads the YAML form of a template from composed nodes: they keep their marks, and nothing is constructed from tags. */
final class YamlTemplate {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 100;
    private static final int LARGEST = 1_048_576;

    private final Map<String, Integer> lines = new HashMap<>();

    private YamlTemplate() {}

    static Template read(String text) {
        var settings = LoadSettings.builder().setCodePointLimit(LARGEST).build();
        try {
            checkEvents(settings, text);
            var root = new Compose(settings).composeString(text).orElseThrow(() -> InvalidTemplate.format(
                    "unsupported structure."));
            return new YamlTemplate().template(root);
        } catch (MarkedYamlEngineException e) {
            throw malformed(e.getProblemMark(), e.getProblem());
        } catch (YamlEngineException e) {
            throw malformed(Optional.empty(), String.valueOf(e.getMessage()));
        }
    }

    /** Composing is recursive, so depth is checked before it; and a composed node does not tell that it was an alias. */
    private static void checkEvents(LoadSettings settings, String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            } else if (event instanceof AliasEvent) {
                throw InvalidTemplate.template("YAML aliases are not allowed in CloudFormation templates");
            }
            if (depth > DEEPEST) {
                throw malformed(event.getStartMark(), "nested more than " + DEEPEST + " levels deep");
            }
        }
    }

    private Template template(Node root) {
        if (json(root, "") instanceof ObjectNode object) {
            return new Template(object, Map.copyOf(lines));
        }
        throw InvalidTemplate.format("unsupported structure.");
    }

    private JsonNode json(Node node, String path) {
        node.getStartMark().ifPresent(m -> lines.putIfAbsent(path, m.getLine() + 1));
        var tag = node.getTag().getValue();
        return tag.startsWith("!") ? function(node, tag.substring(1), path) : plain(node, path);
    }

    private JsonNode function(Node node, String name, String path) {
        var key = name.equals("Ref") || name.equals("Condition") ? name : "Fn::" + name;
        JsonNode argument = node instanceof ScalarNode scalar ? JSON.textNode(scalar.getValue())
                : plain(node, path + "/" + key);
        if (key.equals("Fn::GetAtt") && argument.isTextual()) {
            var attribute = argument.asText().split("\\.", 2);
            argument = attribute.length == 2 ? JSON.arrayNode().add(attribute[0]).add(attribute[1]) : argument;
        }
        return JSON.objectNode().set(key, argument);
    }

    private JsonNode plain(Node node, String path) {
        return switch (node) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> sequence(sequence, path);
            case MappingNode mapping -> mapping(mapping, path);
            default -> throw malformed(node.getStartMark(), "unsupported node");
        };
    }

    private static JsonNode scalar(ScalarNode node) {
        var tag = node.getTag();
        if (tag.equals(Tag.BINARY) || tag.equals(Tag.SET)) {
            throw malformed(node.getStartMark(), "tag " + tag.getValue() + " is not allowed");
        }
        return YamlScalars.value(node);
    }

    private JsonNode sequence(SequenceNode node, String path) {
        var array = JSON.arrayNode();
        for (Node child : node.getValue()) {
            array.add(json(child, path + "/" + array.size()));
        }
        return array;
    }

    private JsonNode mapping(MappingNode node, String path) {
        var object = JSON.objectNode();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw malformed(tuple.getKeyNode().getStartMark(), "a key must be text");
            }
            if (object.has(key.getValue())) {
                throw malformed(key.getStartMark(), "duplicate key " + key.getValue());
            }
            key.getStartMark().ifPresent(m -> lines.put(path + "/" + key.getValue(), m.getLine() + 1));
            object.set(key.getValue(), json(tuple.getValueNode(), path + "/" + key.getValue()));
        }
        return object;
    }

    private static RuntimeException malformed(Optional<Mark> mark, String problem) {
        var place = mark.map(m -> " (line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1) + ")").orElse("");
        return InvalidTemplate.format("YAML not well-formed." + place + ": " + problem);
    }
}
