package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineArtifact;
import dev.signalbox.deploy.PipelineCallback;
import dev.signalbox.deploy.PipelineErrorRows;
import dev.signalbox.deploy.PipelineFiles;
import dev.signalbox.deploy.PipelineInput;
import dev.signalbox.deploy.PipelineOutputs;
import dev.signalbox.deploy.PipelineService;
import dev.signalbox.deploy.PipelineUploads;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code pipeline.yaml} as it stands in the file. */
public record PipelineFile(@JsonProperty(required = true) String name, @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String summary, @JsonProperty(required = true) String version,
        @JsonProperty(required = true) String template, @Nullable List<Artifact> artifacts,
        @Nullable Map<EnvironmentKind, Map<String, String>> parameters, @JsonProperty(required = true) Outputs outputs,
        @Nullable Input input, @Nullable PipelineCallback callback, @Nullable PipelineFiles files,
        @Nullable Uploads uploads, @Nullable PipelineErrorRows errorRows, @Nullable Service service) {

    /** See {@link PipelineArtifact}. */
    public record Artifact(@JsonProperty(required = true) PipelineArtifact.Kind kind,
            @JsonProperty(required = true) String source,
            @JsonProperty(required = true) Map<String, String> parameters) {}

    /** See {@link PipelineOutputs}. */
    public record Outputs(@Nullable String callbackUrl, @Nullable List<String> buckets, @Nullable List<String> tables,
            @Nullable List<String> queues, @Nullable List<String> stateMachines) {
        PipelineOutputs toOutputs() {
            return new PipelineOutputs(Optional.ofNullable(callbackUrl), orEmpty(buckets), orEmpty(tables),
                    orEmpty(queues), orEmpty(stateMachines));
        }
    }

    /** See {@link PipelineInput}; samples are files below the pipeline's folder. */
    public record Input(@JsonProperty(required = true) JsonNode schema, @Nullable List<Sample> samples) {
        PipelineInput in(Path folder, Function<Path, JsonNode> json) {
            return new PipelineInput(schema, orEmpty(samples).stream()
                    .map(s -> new PipelineInput.Sample(s.name(), json.apply(folder.resolve(s.file())))).toList());
        }
    }

    /** See {@link PipelineService}; samples are files below the pipeline's folder. */
    public record Service(@JsonProperty(required = true) String url,
            @JsonProperty(required = true) String apiKeySecret, @Nullable String cluster,
            @Nullable String callbackQueue, @Nullable List<Sample> samples) {
        PipelineService in(Path folder, Function<Path, JsonNode> json) {
            return new PipelineService(url, apiKeySecret, Optional.ofNullable(cluster),
                    Optional.ofNullable(callbackQueue), orEmpty(samples).stream()
                            .map(s -> new PipelineService.Sample(s.name(), json.apply(folder.resolve(s.file()))))
                            .toList());
        }
    }

    /** A named sample file. */
    public record Sample(@JsonProperty(required = true) String name, @JsonProperty(required = true) String file) {}

    /** See {@link PipelineUploads}; samples are files below the pipeline's folder. */
    public record Uploads(@JsonProperty(required = true) String bucket, @JsonProperty(required = true) String prefix,
            @Nullable List<Sample> samples) {
        PipelineUploads in(Path folder) {
            return new PipelineUploads(bucket, prefix, orEmpty(samples).stream()
                    .map(s -> new PipelineUploads.Sample(s.name(), folder.resolve(s.file()))).toList());
        }
    }

    /** The pipeline, with the paths and files of its folder. */
    public Pipeline in(Path folder, Function<Path, JsonNode> json) {
        var artifactList = orEmpty(artifacts).stream()
                .map(a -> new PipelineArtifact(a.kind(), a.source(), a.parameters())).toList();
        return new Pipeline(folder, name, title, summary, version, folder.resolve(template), artifactList,
                Objects.requireNonNullElse(parameters, Map.of()), outputs.toOutputs(),
                Optional.ofNullable(input).map(i -> i.in(folder, json)), Optional.ofNullable(callback),
                Optional.ofNullable(files), Optional.ofNullable(uploads).map(u -> u.in(folder)),
                Optional.ofNullable(errorRows), Optional.ofNullable(service).map(s -> s.in(folder, json)));
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
