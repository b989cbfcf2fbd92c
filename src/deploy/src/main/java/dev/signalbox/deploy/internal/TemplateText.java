package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Template files as text and as data. */
final class TemplateText {
    private static final YAMLMapper YAML = new YAMLMapper();

    private TemplateText() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new DeployException("The template " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Short tags such as {@code !Sub} are read as their plain value. */
    static JsonNode parse(String text) {
        try {
            return YAML.readTree(text);
        } catch (JsonProcessingException e) {
            throw new DeployException("The template is not valid YAML: " + e.getOriginalMessage(), e);
        }
    }
}
