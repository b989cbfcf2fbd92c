package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.NetworkDefaults;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineArtifact;
import dev.signalbox.deploy.TemplateParameter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The parameters of a pipeline's template, with the value that this environment suggests for each. */
public final class TemplateForm {
    private final JsonNode template;
    private final Pipeline pipeline;

    public TemplateForm(Pipeline pipeline) {
        this.pipeline = pipeline;
        this.template = TemplateText.parse(TemplateText.read(pipeline.template()));
    }

    /** Those that the operator may set: all but the ones that uploaded artifacts fill. */
    public List<TemplateParameter> parameters(EnvironmentKind environment, NetworkDefaults network) {
        var byArtifacts = filledByArtifacts(environment);
        var parameters = new ArrayList<TemplateParameter>();
        for (var entry : template.path("Parameters").properties()) {
            if (!byArtifacts.contains(entry.getKey())) {
                parameters.add(parameter(entry.getKey(), entry.getValue(), environment, network));
            }
        }
        return List.copyOf(parameters);
    }

    /** @throws DeployException naming every value that is missing or refused */
    public void check(Map<String, String> values, EnvironmentKind environment, NetworkDefaults network) {
        var problems = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var parameter : parameters(environment, network)) {
            known.add(parameter.name());
            var value = Optional.ofNullable(values.get(parameter.name())).or(parameter::suggested);
            problems.addAll(value.map(v -> parameter.problemWith(v).stream().toList())
                    .orElseGet(() -> List.of(parameter.name() + " needs a value: " + parameter.description())));
        }
        values.keySet().stream().filter(k -> !known.contains(k))
                .forEach(k -> problems.add("The template has no parameter " + k + " that can be set."));
        if (!problems.isEmpty()) {
            throw new DeployException(String.join(" ", problems));
        }
    }

    /** An image is built and stored only for the local cloud; on AWS its address is the operator's to give. */
    private Set<String> filledByArtifacts(EnvironmentKind environment) {
        var names = new HashSet<String>();
        for (var artifact : pipeline.artifacts()) {
            if (artifact.kind() != PipelineArtifact.Kind.IMAGE || environment == EnvironmentKind.LOCAL) {
                names.addAll(artifact.parameters().values());
            }
        }
        return names;
    }

    private TemplateParameter parameter(String name, JsonNode node, EnvironmentKind environment,
            NetworkDefaults network) {
        var type = node.path("Type").asText("String");
        var ofPipeline = pipeline.parameters().getOrDefault(environment, Map.of()).get(name);
        var suggested = Optional.ofNullable(ofPipeline).or(() -> network.valueFor(type))
                .or(() -> text(node, "Default"));
        var allowed = StreamSupport.stream(node.path("AllowedValues").spliterator(), false).map(JsonNode::asText)
                .toList();
        return new TemplateParameter(name, type, text(node, "Description").orElse(""), suggested,
                node.path("NoEcho").asBoolean(), allowed, text(node, "AllowedPattern"),
                text(node, "ConstraintDescription"));
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }
}
