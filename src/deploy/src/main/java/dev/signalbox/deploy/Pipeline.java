package dev.signalbox.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A bundled pipeline, as its {@code pipeline.yaml} describes it.
 *
 * @param folder where the template and its companions lie
 * @param template the CloudFormation template in that folder
 * @param parameters template parameters that this pipeline sets by itself, per kind of environment
 * @param input what its executions take; empty where there is no state machine
 * @param service empty where there is one
 */
public record Pipeline(Path folder, String name, String title, String summary, String version, Path template,
        List<PipelineArtifact> artifacts, Map<EnvironmentKind, Map<String, String>> parameters,
        PipelineOutputs outputs, Optional<PipelineInput> input, Optional<PipelineCallback> callback,
        Optional<PipelineFiles> files, Optional<PipelineUploads> uploads,
        Optional<PipelineErrorRows> errorRows, Optional<PipelineService> service) implements TemplateSource {
    public Pipeline {
        artifacts = List.copyOf(artifacts);
        parameters = Map.copyOf(parameters);
    }

    @Override
    public Map<String, String> tags() {
        return Map.of(Stamp.PIPELINE, name, Stamp.VERSION, version);
    }

    @Override
    public String defaultStackName() {
        return "signalbox-" + name;
    }
}
