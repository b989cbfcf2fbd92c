package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.NetworkDefaults;
import dev.signalbox.deploy.ParameterRules;
import dev.signalbox.deploy.ParameterRules.Bounds;
import dev.signalbox.deploy.PipelineArtifact;
import dev.signalbox.deploy.TemplateParameter;
import dev.signalbox.deploy.TemplateSource;
import java.math.BigDecimal;
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
    private final TemplateSource source;
    private final FormLayout layout;

    public TemplateForm(TemplateSource source) {
        this.source = source;
        this.template = TemplateText.parse(TemplateText.read(source.template()));
        this.layout = FormLayout.of(template);
    }

    /** Those that the operator may set: all but the ones that uploaded artifacts fill. */
    public List<TemplateParameter> parameters(EnvironmentKind environment, NetworkDefaults network) {
        var byArtifacts = filledByArtifacts(environment);
        var parameters = new ArrayList<TemplateParameter>();
        var declared = template.path("Parameters");
        for (var name : layout.ordered(declared::fieldNames)) {
            if (!byArtifacts.contains(name)) {
                parameters.add(parameter(name, declared.path(name), environment, network));
            }
        }
        if (parameters.removeIf(p -> images(environment).contains(p.name()))) {
            parameters.addAll(ImageFields.of(images(environment)));
        }
        return List.copyOf(parameters);
    }

    /**
     * Every value that is missing or refused, in words.
     *
     * @param kept parameters that keep the value which the stack has
     */
    public List<String> problems(Map<String, String> values, Set<String> kept, EnvironmentKind environment,
            NetworkDefaults network) {
        var problems = new ArrayList<String>();
        var known = new HashSet<String>();
        for (var parameter : parameters(environment, network)) {
            known.add(parameter.name());
            var given = Optional.ofNullable(values.get(parameter.name()));
            if (given.isPresent() || !kept.contains(parameter.name())) {
                problems.addAll(given.or(parameter::suggested).map(v -> parameter.problemWith(v).stream().toList())
                        .orElseGet(() -> List.of(parameter.name() + " needs a value: " + parameter.description())));
            }
        }
        values.keySet().stream().filter(k -> !known.contains(k))
                .forEach(k -> problems.add("The template has no parameter " + k + " that can be set."));
        return problems;
    }

    /** On AWS the operator may give an image of his own. */
    private Set<String> filledByArtifacts(EnvironmentKind environment) {
        var names = new HashSet<String>();
        for (var artifact : source.artifacts()) {
            if (artifact.kind() != PipelineArtifact.Kind.IMAGE || environment == EnvironmentKind.LOCAL) {
                names.addAll(artifact.parameters().values());
            }
        }
        return names;
    }

    /** Those that an image of ours fills on AWS, unless the operator gives another. */
    private List<String> images(EnvironmentKind environment) {
        return environment == EnvironmentKind.LOCAL ? List.of()
                : source.artifacts().stream().filter(a -> a
                        .kind() == PipelineArtifact.Kind.IMAGE).flatMap(a -> a.parameters().values().stream()).sorted()
                        .toList();
    }

    private TemplateParameter parameter(String name, JsonNode node, EnvironmentKind environment,
            NetworkDefaults network) {
        var type = node.path("Type").asText("String");
        var ofSource = source.parameters().getOrDefault(environment, Map.of()).get(name);
        var suggested = Optional.ofNullable(ofSource).or(() -> network.valueFor(type))
                .or(() -> text(node, "Default"));
        return new TemplateParameter(name, type, text(node, "Description").orElse(""), suggested,
                node.path("NoEcho").asBoolean(), rules(node), layout.label(name), layout.group(name));
    }

    private static ParameterRules rules(JsonNode node) {
        var allowed = StreamSupport.stream(node.path("AllowedValues").spliterator(), false).map(JsonNode::asText)
                .toList();
        return new ParameterRules(allowed, text(node, "AllowedPattern"), text(node, "ConstraintDescription"),
                new Bounds(number(node, "MinLength"), number(node, "MaxLength")), new Bounds(number(node, "MinValue"),
                        number(node, "MaxValue")));
    }

    /** What is no number there is left to CloudFormation, which refuses the template. */
    private static Optional<BigDecimal> number(JsonNode node, String field) {
        return text(node, field).filter(t -> t.matches("-?\\d{1,20}(\\.\\d{1,20})?")).map(BigDecimal::new);
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.get(field)).map(JsonNode::asText);
    }
}
