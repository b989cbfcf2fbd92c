package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All that can be said about a template before any parameter value is known. */
public final class TemplateCheck {
    /** Pseudo parameters that {@code Ref} and {@code Fn::Sub} may name. */
    static final Set<String> PSEUDO = Set.of("AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue",
            "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix");

    private final Template template;
    private final ResourceCatalog catalog;
    private final Map<String, ResourceDeclaration> resources;
    private final Set<String> names;

    private TemplateCheck(Template template, ResourceCatalog catalog) {
        this.template = template;
        this.catalog = catalog;
        resources = template.resources();
        names = new HashSet<>(PSEUDO);
        template.section("Parameters").fieldNames().forEachRemaining(names::add);
        names.addAll(resources.keySet());
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} */
    public static void check(Template template, ResourceCatalog catalog) {
        form(template, catalog);
        support(template, catalog);
    }

    /** What is wrong wherever the template is used. */
    public static void form(Template template, ResourceCatalog catalog) {
        new TemplateForm(template).check();
        var check = new TemplateCheck(template, catalog);
        check.functions();
        check.references();
        check.conditions();
    }

    /** What is not known here, although its form is right: types, attributes and properties. */
    public static void support(Template template, ResourceCatalog catalog) {
        var check = new TemplateCheck(template, catalog);
        check.types();
        check.fromResources().forEach(check::attribute);
        Reference.in(template.section("Outputs")).forEach(check::attribute);
        check.properties();
    }

    private void functions() {
        for (String section : List.of("Resources", "Outputs")) {
            functions(template.section(section), "/" + section, Functions.VALUES);
        }
        var inConditions = new HashSet<>(Functions.VALUES);
        inConditions.addAll(Functions.OF_CONDITIONS);
        inConditions.remove("Fn::ImportValue");
        functions(template.section("Conditions"), "/Conditions", inConditions);
    }

    private void functions(JsonNode node, String path, Set<String> known) {
        Functions.call(node).filter(call -> !call.name().equals("Ref")).ifPresent(call -> {
            var name = call.name();
            if (Functions.OF_EXTENSIONS.contains(name)) {
                if (!template.hasLanguageExtensions()) {
                    throw InvalidTemplate.template(name + " at " + path + " needs Transform AWS::LanguageExtensions");
                }
            } else if (!known.contains(name)) {
                throw InvalidTemplate.template("Encountered unsupported function: " + name + " at " + path
                        + " Supported functions are: " + new TreeSet<>(known) + template.at(path));
            }
        });
        node.properties().forEach(e -> functions(e.getValue(), path + "/" + e.getKey(), known));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            functions(node.get(i), path + "/" + i, known);
        }
    }

    private void types() {
        var unknown = template.resourceTypes().stream().filter(type -> !catalog.has(type)).toList();
        if (!unknown.isEmpty()) {
            var first = resources.values().stream().filter(r -> r.type().equals(unknown.getFirst())).findFirst();
            var at = first.map(r -> template.at("/Resources/" + r.logicalId() + "/Type")).orElse("");
            throw InvalidTemplate.format("Unrecognized resource types: " + unknown
                    + "; the local cloud does not support them" + at);
        }
    }

    private void references() {
        resolved(fromResources(), "Resources");
        resources.values().forEach(r -> r.dependsOn().forEach(this::isResource));
        resolved(Reference.in(template.section("Outputs")), "Outputs");
        for (Reference reference : Reference.in(template.section("Conditions"))) {
            if (!names.contains(reference.target()) || resources.containsKey(reference.target())) {
                throw InvalidTemplate.format("Unresolved dependencies [" + reference.target()
                        + "]. Cannot reference resources in the Conditions block of the template");
            }
        }
    }

    private List<Reference> fromResources() {
        return resources.values().stream().flatMap(r -> Stream.concat(Reference.in(r.properties()).stream(), r
                .dependsOn().stream().map(Reference::of))).toList();
    }

    private void isResource(String dependency) {
        if (!resources.containsKey(dependency)) {
            throw unresolved(List.of(dependency), "Resources");
        }
    }

    private void resolved(Collection<Reference> references, String block) {
        var unresolved = new LinkedHashSet<String>();
        for (Reference reference : references) {
            boolean known = reference.attribute().isEmpty() ? names.contains(reference.target())
                    : resources.containsKey(reference.target());
            if (!known) {
                unresolved.add(reference.target());
            }
        }
        if (!unresolved.isEmpty()) {
            throw unresolved(unresolved, block);
        }
    }

    static RuntimeException unresolved(Collection<String> names, String block) {
        return InvalidTemplate.format("Unresolved resource dependencies [" + String.join(", ", names) + "] in the "
                + block + " block of the template");
    }

    private void attribute(Reference reference) {
        var resource = resources.get(reference.target());
        if (resource != null && !reference.attribute().isEmpty() && !catalog.hasAttribute(resource.type(),
                reference.attribute())) {
            throw InvalidTemplate.template("resource " + reference.target() + " does not support attribute type "
                    + reference.attribute() + " in Fn::GetAtt");
        }
    }

    private void conditions() {
        var declared = template.section("Conditions");
        resources.values().forEach(r -> r.condition().filter(c -> !declared.has(c)).ifPresent(c -> {
            throw InvalidTemplate.format("Unresolved condition dependency " + c
                    + " in the Resources block of the template");
        }));
        template.section("Outputs").properties().forEach(e -> {
            var condition = e.getValue().path("Condition");
            if (condition.isTextual() && !declared.has(condition.asText())) {
                throw InvalidTemplate.format("Unresolved condition dependency " + condition.asText()
                        + " in the Outputs block of the template");
            }
        });
    }

    private void properties() {
        for (ResourceDeclaration resource : resources.values()) {
            var problems = catalog.problems(resource.type(), resource.properties());
            if (!problems.isEmpty()) {
                var path = "/Resources/" + resource.logicalId() + "/Properties";
                throw InvalidTemplate.error("Properties validation failed for resource " + resource.logicalId()
                        + " with message:" + problems + template.at(path + problems.getFirst().path()));
            }
        }
    }
}
