package dev.signalbox.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A template that Signalbox did not bring along; it has no artifacts, and all its parameters are the operator's. */
public record TemplateFile(Path template) implements TemplateSource {
    @Override
    public String title() {
        return String.valueOf(template.getFileName());
    }

    @Override
    public Path folder() {
        return template.toAbsolutePath().resolveSibling("");
    }

    @Override
    public List<PipelineArtifact> artifacts() {
        return List.of();
    }

    @Override
    public Map<EnvironmentKind, Map<String, String>> parameters() {
        return Map.of();
    }

    /** The file's name without its ending, made fit for CloudFormation's rule. */
    @Override
    public String defaultStackName() {
        var plain = title().replaceFirst("\\.[^.]*$", "").replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^[^A-Za-z]+|-+$",
                "");
        return plain.isEmpty() ? "stack" : plain.substring(0, Math.min(plain.length(), 128));
    }

    @Override
    public Map<String, String> tags() {
        return Map.of(Stamp.TEMPLATE, Stamp.FILE);
    }
}
