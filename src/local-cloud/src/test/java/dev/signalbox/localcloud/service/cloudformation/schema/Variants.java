package dev.signalbox.localcloud.service.cloudformation.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterDeclaration;
import dev.signalbox.localcloud.service.cloudformation.template.ParameterValues;
import dev.signalbox.localcloud.service.cloudformation.template.Rules;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Parameter values of a template: every combination of three that decide conditions, and the ends of every range. */
final class Variants {
    /** More parameters that differ from their defaults at the same time would take minutes. */
    private static final int TOGETHER = 3;
    /** Tried in this order against what a parameter allows. */
    private static final List<String> SAMPLES = List.of("https://example.com",
            "arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000", "example.com:9092",
            "operator@example.com", "sample-0123456789", "3");
    private static final Map<String, String> OF_TYPES = Map.of("AWS::EC2::VPC::Id", "vpc-0123456789abcdef0",
            "List<AWS::EC2::Subnet::Id>", "subnet-0123456789abcdef0,subnet-0123456789abcdef1",
            "List<AWS::EC2::SecurityGroup::Id>", "sg-0123456789abcdef0");
    private static final Map<String, String> BY_NAME = Map.of("WorkerImage", "123456789012.dkr.ecr.eu-west-1"
            + ".amazonaws.com/signalbox/batch-worker:abc", "CallbackQueueArns",
            "arn:aws:sqs:eu-west-1:123456789012:other", "JobBucketArns",
            "arn:aws:s3:::photos/*", "HostName", "files.example.com", "ArtifactBucket",
            "signalbox-artifacts-123456789012-eu-west-1", "CallbackHmacKey", "0123456789abcdef");

    private final Template template;
    private final Map<String, String> pseudo;

    Variants(Template template, String stackName) {
        this.template = template;
        this.pseudo = Map.of("AWS::StackName", stackName, "AWS::Region", "eu-west-1", "AWS::AccountId", "123456789012",
                "AWS::Partition", "aws", "AWS::URLSuffix", "amazonaws.com", "AWS::StackId",
                "arn:aws:cloudformation:eu-west-1:123456789012:stack/" + stackName + "/1");
    }

    /** Those that the template's rules accept. */
    List<Map<String, JsonNode>> all() {
        var base = new LinkedHashMap<String, String>();
        template.parameters().values().forEach(p -> base.put(p.name(), p.defaultValue().orElseGet(() -> sample(p))));
        var combinations = new LinkedHashSet<Map<String, String>>(List.of(base));
        for (String name : inConditions()) {
            var more = new LinkedHashSet<Map<String, String>>();
            for (var values : combinations) {
                choices(template.parameters().get(name)).stream().map(c -> with(values, name, c)).filter(
                        v -> distance(base, v) <= TOGETHER).forEach(more::add);
            }
            combinations = more;
        }
        var all = new ArrayList<>(combinations);
        template.parameters().values().forEach(p -> ends(p).forEach(e -> all.add(with(base, p.name(), e))));
        return all.stream().flatMap(v -> accepted(v).stream()).toList();
    }

    private static long distance(Map<String, String> base, Map<String, String> values) {
        return values.entrySet().stream().filter(e -> !e.getValue().equals(base.get(e.getKey()))).count();
    }

    private static Map<String, String> with(Map<String, String> values, String name, String value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value);
        return more;
    }

    private Optional<Map<String, JsonNode>> accepted(Map<String, String> texts) {
        var checked = ParameterValues.texts(template, texts, (parameter, type, values) -> {});
        var values = new HashMap<>(ParameterValues.values(template, checked));
        pseudo.forEach((name, value) -> values.put(name, JsonNodeFactory.instance.textNode(value)));
        try {
            Rules.check(template, Scope.of(values, List::of));
            return Optional.of(values);
        } catch (AwsServiceException e) {
            return Optional.empty();
        }
    }

    /** Parameters that conditions see. */
    private Set<String> inConditions() {
        var names = new LinkedHashSet<String>();
        template.section("Conditions").findValuesAsText("Ref").forEach(names::add);
        names.retainAll(template.parameters().keySet());
        return names;
    }

    private List<String> choices(ParameterDeclaration parameter) {
        return parameter.allowedValues().isEmpty() ? Stream.concat(parameter.defaultValue().stream(), Stream.of(sample(
                parameter))).distinct().toList() : parameter.allowedValues();
    }

    /** The least and the most, or all values that are allowed. */
    private static List<String> ends(ParameterDeclaration parameter) {
        return parameter.allowedValues().isEmpty() ? Stream.of("MinValue", "MaxValue").map(m -> parameter.declared()
                .path(m)).filter(n -> !n.isMissingNode()).map(JsonNode::asText).toList() : parameter.allowedValues();
    }

    private String sample(ParameterDeclaration parameter) {
        var known = Optional.ofNullable(OF_TYPES.get(parameter.type())).or(() -> Optional.ofNullable(BY_NAME.get(
                parameter.name())));
        return known.orElseGet(() -> SAMPLES.stream().filter(s -> allows(parameter, s)).findFirst().orElseThrow(
                () -> new AssertionError("No sample fits parameter " + parameter.name() + "; add one")));
    }

    private static boolean allows(ParameterDeclaration parameter, String sample) {
        return (!parameter.type().equals("Number") || sample.matches("\\d+")) && (parameter.allowedValues().isEmpty()
                || parameter.allowedValues().contains(sample)) && sample.matches(parameter.declared().path(
                        "AllowedPattern").asText(".*"));
    }
}
