package dev.signalbox.localcloud.service.cloudformation.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.localcloud.service.cloudformation.template.Evaluator;
import dev.signalbox.localcloud.service.cloudformation.template.Plan;
import dev.signalbox.localcloud.service.cloudformation.template.Scope;
import dev.signalbox.localcloud.service.cloudformation.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every template that Signalbox ships keeps to CloudFormation's schemas, whatever its parameters are. */
class TemplateSchemaTest {
    /** The longest that csv-batch's two machines allow; CloudFormation itself takes 128 characters. */
    private static final String LONGEST_NAME = "s".repeat(74);

    private static final ResourceSchemas SCHEMAS = new ResourceSchemas();
    private static final Pattern WORDS = Pattern.compile("[^A-Za-z0-9]+");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\$\\{([A-Za-z0-9]+)\\.([A-Za-z0-9.]+)}");

    static List<Path> templates() throws IOException {
        var folder = CfnLint.ROOT.resolve("infra-templates");
        try (Stream<Path> files = Files.walk(folder, 2)) {
            return files.filter(f -> f.endsWith("template.yaml")).sorted().toList();
        }
    }

    private static Map<String, Set<String>> problems(Template template) {
        var found = new TreeMap<String, Set<String>>();
        var seen = new HashSet<Object>();
        var deciding = new TreeMap<String, Set<String>>();
        template.resources().forEach((id, r) -> deciding.put(id, new TreeSet<>(List.of(WORDS.split(r.properties()
                .toString())))));
        for (var values : new Variants(template, LONGEST_NAME).all()) {
            var plan = Plan.of(template, Scope.of(values, List::of));
            var evaluator = new Evaluator(Ids.scope(values, plan), template.section("Mappings"), plan
                    .conditions()::holds);
            plan.resources().forEach((id, resource) -> {
                if (SCHEMAS.types().contains(resource.type()) && seen.add(List.of(id, form(deciding.get(id), values,
                        template, plan)))) {
                    SCHEMAS.problems(resource.type(), evaluator.value(resource.properties())).forEach(p -> found
                            .computeIfAbsent(id, _ -> new TreeSet<>()).add(p));
                }
            });
        }
        assertThat(seen).as("forms of resources that were looked at").hasSizeGreaterThan(5);
        return found;
    }

    /** All that decides what a resource's properties are: each form of it is looked at once. */
    private static Map<String, Object> form(Set<String> words, Map<String, JsonNode> values, Template template,
            Plan plan) {
        var form = new TreeMap<String, Object>();
        words.forEach(w -> {
            if (values.containsKey(w)) {
                form.put(w, values.get(w));
            } else if (template.section("Conditions").has(w)) {
                form.put(w, plan.conditions().holds(w));
            }
        });
        return form;
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyPropertyFitsItsSchemaInEveryVariant(Path file) throws IOException {
        assertThat(problems(Template.read(Files.readString(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyAttributeThatIsAskedForIsOneOfAws(Path file) throws IOException {
        var template = Template.read(Files.readString(file));
        var asked = new TreeMap<String, Set<String>>();
        attributes(template.root(), asked);
        assertThat(asked).isNotEmpty();
        asked.forEach((id, names) -> {
            var type = template.resources().get(id).type();
            assertThat(SCHEMAS.attributes(type)).as(id + ", " + type).containsAll(names);
        });
    }

    @ParameterizedTest
    @MethodSource("templates")
    void everyTypeIsInEveryRegionThatWeClaim(Path file) throws IOException {
        var rules = Template.read(Files.readString(CfnLint.RULES)).root();
        var claimed = rules.path("regions").valueStream().map(JsonNode::asText).toList();
        assertThat(claimed).hasSizeGreaterThan(20);
        assertThat(Template.read(Files.readString(file)).resourceTypes()).allSatisfy(t -> assertThat(SCHEMAS.missingIn(
                t)).doesNotContainAnyElementsOf(claimed));
    }

    private static void attributes(JsonNode node, Map<String, Set<String>> found) {
        if (node.isTextual()) {
            ATTRIBUTE.matcher(node.asText()).results().filter(m -> !m.group().startsWith("${!")).forEach(m -> found
                    .computeIfAbsent(m.group(1), _ -> new TreeSet<>()).add(m.group(2)));
        } else if (node.has("Fn::GetAtt")) {
            var argument = node.get("Fn::GetAtt");
            var parts = argument.isTextual() ? argument.asText().split("\\.", 2)
                    : new String[]{argument.get(0)
                            .asText(), argument.get(1).asText()};
            found.computeIfAbsent(parts[0], _ -> new TreeSet<>()).add(parts[1]);
        }
        node.forEach(child -> attributes(child, found));
    }
}
