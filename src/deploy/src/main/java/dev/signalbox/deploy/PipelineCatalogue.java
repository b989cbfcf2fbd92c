package dev.signalbox.deploy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.signalbox.deploy.internal.PipelineFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The bundled pipelines: every folder that holds a {@code pipeline.yaml}. */
public final class PipelineCatalogue {
    private static final YAMLMapper YAML = YAMLMapper.builder().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final List<Pipeline> pipelines;

    private PipelineCatalogue(List<Pipeline> pipelines) {
        this.pipelines = List.copyOf(pipelines);
    }

    /**
     * Reads all of them.
     *
     * @param folder such as {@code infra-templates}
     * @throws DeployException naming file and fault when one is not well-formed
     */
    public static PipelineCatalogue in(Path folder) {
        try (var children = Files.list(folder)) {
            return new PipelineCatalogue(children.filter(d -> Files.exists(d.resolve("pipeline.yaml"))).sorted()
                    .map(PipelineCatalogue::read).toList());
        } catch (IOException e) {
            throw new DeployException("The bundled pipelines cannot be read from " + folder + ": " + e, e);
        }
    }

    private static Pipeline read(Path folder) {
        var file = folder.resolve("pipeline.yaml");
        try {
            return YAML.readValue(file.toFile(), PipelineFile.class).in(folder, PipelineCatalogue::json);
        } catch (JacksonException e) {
            var at = Optional.ofNullable(e.getLocation()).map(l -> ", line " + l.getLineNr()).orElse("");
            throw new DeployException(file + at + ": " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static JsonNode json(Path file) {
        try {
            return YAML.readTree(file.toFile());
        } catch (IOException e) {
            throw new DeployException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    public List<Pipeline> pipelines() {
        return pipelines;
    }

    /** Empty when no bundled pipeline has the name. */
    public Optional<Pipeline> find(String name) {
        return pipelines.stream().filter(p -> p.name().equals(name)).findFirst();
    }

    /** @throws DeployException listing the names there are */
    public Pipeline pipeline(String name) {
        return find(name)
                .orElseThrow(() -> new DeployException("There is no pipeline named " + name + ". Bundled are: "
                        + String.join(", ", pipelines.stream().map(Pipeline::name).toList()) + "."));
    }
}
