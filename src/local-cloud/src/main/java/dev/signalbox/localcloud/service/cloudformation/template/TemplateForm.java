package dev.signalbox.localcloud.service.cloudformation.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Whether a template has the form of one: sections, members, names, counts. Looks at no resource type. */
final class TemplateForm {
    private static final Set<String> SECTIONS = Set.of("AWSTemplateFormatVersion", "Description", "Metadata",
            "Parameters", "Rules", "Mappings", "Conditions", "Transform", "Resources", "Outputs", "Hooks");
    private static final Set<String> RESOURCE_MEMBERS = Set.of("Type", "Properties", "DependsOn", "Condition",
            "DeletionPolicy", "UpdateReplacePolicy", "Metadata", "CreationPolicy", "UpdatePolicy");
    private static final Set<String> OUTPUT_MEMBERS = Set.of("Value", "Description", "Condition", "Export");
    /** Secrets are resolved; parameters of Systems Manager are not, as it is not here. */
    private static final Pattern UNRESOLVED = Pattern.compile("\\{\\{resolve:(?!secretsmanager:)");
    private static final Set<String> DELETION_POLICIES = Set.of("Delete", "Retain", "RetainExceptOnCreate", "Snapshot");
    private static final Pattern ALPHANUMERIC = Pattern.compile("[A-Za-z0-9]{1,255}");
    private static final int MOST_RESOURCES = 500;
    private static final int MOST_OTHERS = 200;

    private final Template template;

    TemplateForm(Template template) {
        this.template = template;
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException {@code ValidationError} */
    void check() {
        sections();
        noNulls(template.root(), "");
        template.section("Parameters").properties().forEach(e -> parameter(e.getKey(), e.getValue()));
        mappings();
        var resources = template.section("Resources");
        if (resources.isEmpty()) {
            throw InvalidTemplate.format("At least one Resources member must be defined.");
        }
        resources.properties().forEach(e -> resource(e.getKey(), e.getValue()));
        template.section("Outputs").properties().forEach(e -> output(e.getKey(), e.getValue()));
    }

    private void sections() {
        var unknown = unknown(template.root(), SECTIONS);
        if (!unknown.isEmpty()) {
            throw InvalidTemplate.error("Invalid template property or properties " + unknown);
        }
        var version = template.root().path("AWSTemplateFormatVersion");
        if (!version.isMissingNode() && !version.asText().equals("2010-09-09")) {
            throw InvalidTemplate.format("Unrecognized template format version: " + version.asText());
        }
        for (String section : List.of("Parameters", "Rules", "Mappings", "Conditions", "Resources", "Outputs")) {
            var node = template.root().path(section);
            if (!node.isMissingNode() && !node.isObject()) {
                throw InvalidTemplate.format("[/" + section + "] must be an object." + template.at("/" + section));
            }
            int most = section.equals("Resources") ? MOST_RESOURCES : MOST_OTHERS;
            if (node.size() > most) {
                throw InvalidTemplate.format("Number of " + section.toLowerCase(Locale.ROOT) + ", " + node
                        .size() + ", is greater than maximum allowed, " + most);
            }
        }
        unsupportedSections();
    }

    private void unsupportedSections() {
        for (String transform : template.transforms()) {
            if (!transform.equals("AWS::LanguageExtensions")) {
                throw InvalidTemplate.unsupported("Transform " + transform);
            }
        }
        if (template.root().has("Hooks")) {
            throw InvalidTemplate.unsupported("Template section Hooks");
        }
    }

    private void noNulls(JsonNode node, String path) {
        if (node.isNull()) {
            throw InvalidTemplate.format("[" + path + "] 'null' values are not allowed in templates" + template.at(
                    path));
        }
        if (node.isTextual() && UNRESOLVED.matcher(node.asText()).find()) {
            throw InvalidTemplate.unsupported("Dynamic reference at [" + path + "]" + template.at(path));
        }
        if (node instanceof ObjectNode object) {
            object.properties().forEach(e -> noNulls(e.getValue(), path + "/" + e.getKey()));
        } else {
            for (int i = 0; i < node.size(); i++) {
                noNulls(node.get(i), path + "/" + i);
            }
        }
    }

    private void parameter(String name, JsonNode declared) {
        var path = "/Parameters/" + name;
        named("Parameter", name, path);
        members(declared, path, "Invalid template parameter property", ParameterDeclaration.MEMBERS);
        var parameter = ParameterDeclaration.of(name, declared);
        if (parameter.type().isEmpty()) {
            throw InvalidTemplate.format("Every Parameters object must contain a Type member." + template.at(path));
        }
        if (parameter.type().startsWith("AWS::SSM::")) {
            throw InvalidTemplate.unsupported("Parameter type " + parameter.type());
        }
        if (parameter.isAwsSpecific() && !parameter.memberType().startsWith("AWS::")) {
            throw InvalidTemplate.format("Unrecognized parameter type: " + parameter.type() + template.at(path));
        }
    }

    private void mappings() {
        template.section("Mappings").properties().forEach(map -> map.getValue().properties().forEach(first -> {
            if (!first.getValue().isObject()) {
                throw InvalidTemplate.format("Every Mappings attribute must be a String or a List." + template.at(
                        "/Mappings/" + map.getKey()));
            }
        }));
    }

    private void resource(String name, JsonNode declared) {
        var path = "/Resources/" + name;
        named("Resource", name, path);
        members(declared, path, "Invalid template resource property", RESOURCE_MEMBERS);
        if (!declared.path("Type").isTextual()) {
            throw InvalidTemplate.format("[" + path + "] Every Resources object must contain a Type member." + template
                    .at(path));
        }
        for (String policy : List.of("CreationPolicy", "UpdatePolicy")) {
            if (declared.has(policy)) {
                throw InvalidTemplate.unsupported(policy + " of resource " + name);
            }
        }
        var properties = declared.path("Properties");
        if (!properties.isMissingNode() && !properties.isObject()) {
            throw InvalidTemplate.format("[" + path + "/Properties] must be an object." + template.at(path));
        }
        policy(name, "DeletionPolicy", declared, DELETION_POLICIES);
        policy(name, "UpdateReplacePolicy", declared, Set.of("Delete", "Retain", "Snapshot"));
    }

    private static void policy(String name, String member, JsonNode declared, Set<String> allowed) {
        var policy = declared.path(member).asText("Delete");
        if (!allowed.contains(policy)) {
            throw InvalidTemplate.format("Unrecognized " + member + " " + policy + " for resource " + name);
        }
        if (policy.equals("Snapshot")) {
            throw InvalidTemplate.template("resource type " + declared.path("Type").asText()
                    + " does not support deletion policy Snapshot");
        }
    }

    private void output(String name, JsonNode declared) {
        var path = "/Outputs/" + name;
        named("Output", name, path);
        members(declared, path, "Invalid template output property", OUTPUT_MEMBERS);
        if (!declared.has("Value")) {
            throw InvalidTemplate.format("Every Outputs member must contain a Value object" + template.at(path));
        }
        if (declared.has("Export")) {
            members(declared.path("Export"), path + "/Export", "Invalid template output export property", Set.of(
                    "Name"));
            if (!declared.path("Export").has("Name")) {
                throw InvalidTemplate.format("Every Export of an output must contain a Name" + template.at(path));
            }
        }
    }

    private void members(JsonNode declared, String path, String words, Set<String> allowed) {
        if (!declared.isObject()) {
            throw InvalidTemplate.format("[" + path + "] must be an object." + template.at(path));
        }
        var unknown = unknown(declared, allowed);
        if (!unknown.isEmpty()) {
            var first = unknown.getFirst();
            throw InvalidTemplate.error(words + " '" + first + "' in " + path + template.at(path + "/" + first));
        }
    }

    private void named(String what, String name, String path) {
        if (!ALPHANUMERIC.matcher(name).matches()) {
            throw InvalidTemplate.format(what + " name " + name + " is non alphanumeric." + template.at(path));
        }
    }

    private static List<String> unknown(JsonNode object, Set<String> allowed) {
        var unknown = new TreeSet<String>();
        object.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(allowed);
        return new ArrayList<>(unknown);
    }
}
