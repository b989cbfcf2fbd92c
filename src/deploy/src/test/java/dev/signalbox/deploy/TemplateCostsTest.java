package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.deploy.plan.CostDriver;
import dev.signalbox.deploy.plan.CostDriver.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCostsTest {
    private static final Path HOME = Path.of(System.getProperty("signalbox.home"));
    private static final String TEMPLATE = """
            Parameters:
              Tasks: {Type: Number, Default: 2}
              Mode: {Type: String, Default: PAY_PER_REQUEST}
              Days: {Type: Number, Default: 7}
            Conditions:
              Kept: !Equals [!Ref Days, 0]
            Resources:
              Nat: {Type: AWS::EC2::NatGateway}
              Key: {Type: AWS::KMS::Key}
              Other: {Type: AWS::KMS::Key}
              Api: {Type: AWS::ECS::Service, Properties: {LaunchType: FARGATE, DesiredCount: !Ref Tasks}}
              Rows: {Type: AWS::DynamoDB::Table, Properties: {BillingMode: !Ref Mode}}
              Log: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: !If [Kept, !Ref AWS::NoValue, !Ref Days]}}
              Bare: {Type: AWS::Logs::LogGroup}
              New: {Type: AWS::Quantum::Computer}
              Only: {Type: AWS::SecretsManager::Secret, Condition: Kept}
            """;

    @TempDir private Path folder;

    private static CostDriver the(List<CostDriver> drivers, Kind kind, String type) {
        return drivers.stream().filter(d -> d.kind() == kind && d.type().equals(type)).findFirst().orElseThrow();
    }

    private List<CostDriver> costs(Map<String, String> values) throws IOException {
        var file = Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        return TemplateCosts.of(new TemplateFile(file), EnvironmentKind.AWS).drivers(values);
    }

    @Test
    void tellsWhatCostsWhileNobodyUsesItFirstAndInUnits() throws IOException {
        var drivers = costs(Map.of());

        assertThat(drivers).extracting(CostDriver::kind).isSorted();
        assertThat(the(drivers, Kind.IDLE, "AWS::KMS::Key")).satisfies(key -> {
            assertThat(key.resources()).containsExactly("Key", "Other");
            assertThat(key.units()).contains(2L);
            assertThat(key.words()).contains("month");
            assertThat(key.page().orElseThrow()).hasToString("https://aws.amazon.com/kms/pricing/");
        });
        assertThat(the(drivers, Kind.IDLE, "AWS::ECS::Service").units()).contains(2L);
        assertThat(the(drivers, Kind.IDLE, "AWS::EC2::NatGateway").words()).contains("hour");
        assertThat(the(drivers, Kind.UNKNOWN, "AWS::Quantum::Computer").page()).isEmpty();
        assertThat(drivers).noneMatch(d -> d.type().startsWith("AWS::Secrets"));
    }

    @Test
    void parametersDecide() throws IOException {
        assertThat(the(costs(Map.of()), Kind.IDLE, "AWS::Logs::LogGroup").resources()).containsExactly("Bare");
        assertThat(costs(Map.of())).noneMatch(d -> d.type().equals("AWS::DynamoDB::Table") && d.kind() == Kind.IDLE);

        var drivers = costs(Map.of("Tasks", "5", "Mode", "PROVISIONED", "Days", "0"));

        assertThat(the(drivers, Kind.IDLE, "AWS::ECS::Service").units()).contains(5L);
        assertThat(the(drivers, Kind.IDLE, "AWS::DynamoDB::Table").words()).contains("provisioned");
        assertThat(the(drivers, Kind.IDLE, "AWS::Logs::LogGroup").resources()).containsExactly("Log", "Bare");
        assertThat(the(drivers, Kind.IDLE, "AWS::SecretsManager::Secret").resources()).containsExactly("Only");
    }

    @Test
    void everyTypeOfTheBundledTemplatesIsClassified() {
        for (var pipeline : PipelineCatalogue.in(HOME.resolve("infra-templates")).pipelines()) {
            for (var environment : EnvironmentKind.values()) {
                var drivers = TemplateCosts.of(pipeline, environment).drivers(Map.of());

                assertThat(drivers).as(pipeline.name()).isNotEmpty().noneMatch(d -> d.kind() == Kind.UNKNOWN)
                        .allSatisfy(d -> assertThat(d.page()).as(d.type()).isNotEqualTo(Optional.empty()));
            }
        }
    }

    @Test
    void theDownloadServiceCostsWhileNobodyDownloads() {
        var pipeline = PipelineCatalogue.in(HOME.resolve("infra-templates")).pipeline("download-service");

        var idle = TemplateCosts.of(pipeline, EnvironmentKind.AWS).drivers(Map.of()).stream().filter(d -> d
                .kind() == Kind.IDLE).toList();

        assertThat(idle).extracting(CostDriver::type).contains("AWS::ECS::Service",
                "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElastiCache::ReplicationGroup",
                "AWS::SecretsManager::Secret");
    }
}
