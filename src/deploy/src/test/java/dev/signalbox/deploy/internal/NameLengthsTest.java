package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameLengthsTest {
    private static final Path ROOT = Path.of(System.getProperty("signalbox.root", "../.."));

    private static List<Check> check(String text, Map<String, String> values) {
        var template = TemplateText.parseWithTags(text);
        return NameLengths.check(template, ResourceCount.in(template, values));
    }

    @Test
    void aMachineThatTheStacksNameMakesTooLongIsToldBeforehand() {
        var template = "Resources: {Chunk: {Type: AWS::StepFunctions::StateMachine, Properties: {StateMachineName: {'Fn::Sub':"
                + " '${AWS::StackName}-chunk'}}}}";

        assertThat(check(template, Map.of("AWS::StackName", "s".repeat(74)))).isEmpty();
        assertThat(check(template, Map.of("AWS::StackName", "s".repeat(77)))).singleElement().satisfies(c -> {
            assertThat(c.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(c.words()).contains("Chunk", "83 characters", "80 are allowed");
            assertThat(c.todo()).hasValueSatisfying(t -> assertThat(t).contains("shorter by 3"));
        });
    }

    @Test
    void whatIsNotMadeOrNamesItselfIsLeftOut() {
        var template = "Conditions: {No: {'Fn::Equals': [a, b]}}\nResources: {A: {Type: AWS::IAM::Role, Condition: No,"
                + " Properties: {RoleName: '" + "r".repeat(65) + "'}}, B: {Type: AWS::IAM::Role}}";

        assertThat(check(template, Map.of())).isEmpty();
    }

    @Test
    void namesOfBundledPipelinesMayBeAsLongAsTheirMachinesAllow() throws IOException {
        var csv = Files.readString(ROOT.resolve("infra-templates/csv-batch/template.yaml"));

        assertThat(check(csv, Map.of("AWS::StackName", "s".repeat(74)))).isEmpty();
        assertThat(check(csv, Map.of("AWS::StackName", "s".repeat(75)))).hasSize(1);
    }

    /** Queues' schemas tell no limit, and those of tables count an ARN too. */
    @Test
    void limitsAreThoseOfTheSchemas() throws IOException {
        var types = new ObjectMapper().readTree(ROOT.resolve(
                "src/local-cloud/src/test/resources/dev/signalbox/localcloud/service/cloudformation/schema/resource-schemas.json")
                .toFile()).path("types");

        NameLengths.LIMITS.forEach((type, limit) -> {
            int longest = types.path(type).path("schema").path("properties").path(limit.property()).path("maxLength")
                    .asInt();
            if (!type.equals("AWS::SQS::Queue") && !type.equals("AWS::DynamoDB::Table")) {
                assertThat(limit.longest()).as(type).isEqualTo(longest);
            }
        });
    }
}
