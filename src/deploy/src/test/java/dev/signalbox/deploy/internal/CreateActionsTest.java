package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of what creating resources takes is whole for the templates that are bundled. */
class CreateActionsTest {
    private static final Path TEMPLATES = Path.of(System.getProperty("signalbox.home"), "infra-templates");

    private final CreateActions actions = new CreateActions();

    private static List<JsonNode> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES, 2)) {
            var found = files.filter(f -> f.endsWith("template.yaml")).toList();
            assertThat(found).hasSizeGreaterThanOrEqualTo(5);
            return found.stream().map(CreateActionsTest::parsed).toList();
        }
    }

    private static JsonNode parsed(Path file) {
        try {
            return TemplateText.parseWithTags(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyTypeOfEveryBundledTemplateIsKnown() throws IOException {
        var unknown = new TreeSet<String>();
        for (var template : templates()) {
            template.path("Resources").forEach(r -> unknown.add(r.path("Type").asText()));
        }
        assertThat(unknown).hasSizeGreaterThan(30);
        unknown.removeIf(actions::knows);
        assertThat(unknown).isEmpty();
    }

    /** Somebody with the policies of {@code packaging/iam} can make what is bundled; their resources are not looked at. */
    @Test
    void thePoliciesForOperatorsAllowThemAll() throws IOException {
        var allowed = new TreeSet<String>();
        for (var policy : List.of("read-only", "operator", "deployer")) {
            var file = TEMPLATES.resolveSibling("packaging").resolve("iam").resolve(policy + ".json");
            new ObjectMapper().readTree(file.toFile()).path("Statement").forEach(s -> {
                var action = s.path("Action");
                (action.isArray() ? action.valueStream() : Stream.of(action)).map(a -> a.asText().replace("*", ".*"))
                        .forEach(allowed::add);
            });
        }
        var lacking = new TreeSet<String>();
        templates().forEach(t -> lacking.addAll(actions.of(t)));
        assertThat(lacking).hasSizeGreaterThan(50);
        lacking.removeIf(a -> allowed.stream().anyMatch(a::matches));
        assertThat(lacking).isEmpty();
    }

    @Test
    void aPropertyCountsOnlyWhereItIs() throws IOException {
        var plain = TemplateText.parseWithTags("{\"Resources\":{\"B\":{\"Type\":\"AWS::S3::Bucket\"}}}");
        var encrypted = TemplateText.parseWithTags("{\"Resources\":{\"B\":{\"Type\":\"AWS::S3::Bucket\","
                + "\"Properties\":{\"BucketEncryption\":{}}}}}");

        assertThat(actions.of(plain)).containsExactly("s3:CreateBucket");
        assertThat(actions.of(encrypted)).containsExactly("s3:CreateBucket", "s3:PutEncryptionConfiguration");
    }

    /** A slip of the pen in an action would make IAM deny it to everybody. */
    @Test
    void theLocalCloudKnowsTheActionsToo() throws IOException {
        var theirs = new TreeMap<String, Set<String>>();
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream(
                "/dev/signalbox/localcloud/access/actions.txt"))) {
            var prefix = "";
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
                if (line.startsWith("[")) {
                    prefix = line.split(" ")[1];
                } else if (!line.startsWith("#") && line.contains(" : ")) {
                    for (var word : line.split(" : ")[1].split(" ")) {
                        theirs.computeIfAbsent(prefix, _ -> new TreeSet<>()).add(word.substring(word.indexOf('=') + 1));
                    }
                }
            }
        }
        var strange = actions.all().stream().filter(a -> !theirs.getOrDefault(a.split(":")[0], Set.of()).contains(a
                .split(":")[1])).toList();
        assertThat(strange).as("neither in the local cloud's table nor looked up by hand").containsExactlyInAnyOrder(
                "apigateway:UpdateRestApiPolicy", "ec2:CreateTags", "ec2:DescribeSecurityGroupRules",
                "iam:AddRoleToInstanceProfile", "iam:CreateServiceLinkedRole", "iam:PassRole");
    }
}
