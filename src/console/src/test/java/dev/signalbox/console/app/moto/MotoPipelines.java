package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.Home;
import dev.signalbox.console.app.Session;
import dev.signalbox.console.gateway.aws.AwsChoicesGateway;
import dev.signalbox.console.gateway.aws.AwsIdentityGateway;
import dev.signalbox.console.gateway.aws.AwsStackOperationsGateway;
import dev.signalbox.console.gateway.aws.AwsStacksGateway;
import dev.signalbox.console.gateway.aws.Deployers;
import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.deploy.DeletionRequest;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.Check;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Pipelines: from the gallery to an empty account. */
final class MotoPipelines {
    private static final String SCREEN = "Pipelines";
    /** moto has done everything before it answers. */
    private static final WatchTimes TIMES = new WatchTimes(Duration.ofMillis(200), Duration.ofSeconds(15));
    /** moto has no registry that an image could be pushed to. */
    private static final Map<String, String> IMAGES = Map.of("callback-download", "WorkerImage", "download-service",
            "ServiceImage");
    private static final String PLAIN = """
            Parameters:
              Delay: {Type: Number, Default: 0}
            Resources:
              Files: {Type: AWS::S3::Bucket, Properties: {BucketName: moto-plain-files}}
              Letters: {Type: AWS::SQS::Queue, Properties: {DelaySeconds: !Ref Delay}}
              Rows:
                Type: AWS::DynamoDB::Table
                Properties:
                  BillingMode: PAY_PER_REQUEST
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
              Lines: {Type: AWS::Logs::LogGroup}
            Outputs:
              Queue: {Value: !Ref Letters}
            """;

    private final Session session;
    private final Journey journey;
    private final AwsStacksGateway stacks;
    private final AwsStackOperationsGateway operations;

    MotoPipelines(Session session, Journey journey) {
        this.session = session;
        this.journey = journey;
        var deployer = Deployers.of(session.clients(), TIMES, Home.path());
        stacks = new AwsStacksGateway(session.clients(), deployer);
        operations = new AwsStackOperationsGateway(session.clients(), deployer);
    }

    void walk() throws Exception {
        step("who we are", () -> new AwsIdentityGateway(session.clients()).account());
        step("stacks of an empty account", () -> stacks.stacks().size() + " stacks");
        step("deleted stacks", () -> stacks.deleted().size() + " stacks");
        for (var kind : ChoiceKind.values()) {
            step("values to pick: " + kind.name().toLowerCase().replace('_', ' '), () -> new AwsChoicesGateway(session
                    .clients()).choices(kind).all().size() + " offered");
        }
        plain();
        for (Pipeline pipeline : session.catalogue().pipelines()) {
            bundled(pipeline);
        }
    }

    private void bundled(Pipeline pipeline) {
        var name = pipeline.name();
        step("form of " + name, () -> stacks.parameters(pipeline, EnvironmentKind.AWS).size() + " parameters");
        step("validate " + name, () -> stacks.validate(pipeline).capabilities());
        step("deploy " + name, () -> deployed(new DeployRequest(pipeline, pipeline
                .defaultStackName(), EnvironmentKind.AWS, parameters(name)).reviewed(true)));
        step("events and resources of " + name, () -> looked(pipeline.defaultStackName()));
        step("delete " + name, () -> deleted(pipeline.defaultStackName()));
    }

    private static Map<String, String> parameters(String pipeline) {
        return IMAGES.containsKey(pipeline) ? Map.of(IMAGES.get(pipeline), "public.ecr.aws/example/worker:1")
                : Map
                        .of();
    }

    private void plain() throws Exception {
        Path file = Files.writeString(Files.createTempDirectory("moto").resolve("plain.yaml"), PLAIN);
        var template = new TemplateFile(file);
        step("validate a template file", () -> stacks.validate(template).capabilities());
        step("preflight, artifacts, change set, execution of a template file", () -> deployed(new DeployRequest(
                template, "plain", EnvironmentKind.AWS, Map.of()).reviewed(true)));
        step("events, resources and outputs of a stack", () -> looked("plain"));
        step("plan and execution of an update", () -> deployed(DeployRequest.update(template, "plain",
                EnvironmentKind.AWS, Map.of("Delay", "5"))));
        step("an update that changes nothing", () -> {
            var result = stacks.deploy(DeployRequest.update(template, "plain", EnvironmentKind.AWS, Map.of()),
                    Approval.ALWAYS, _ -> {});
            assertThat(result).isInstanceOf(DeployResult.Unchanged.class);
            return "nothing would change";
        });
        step("what a stack may be asked to do", () -> operations.stack("plain").orElseThrow().status());
        step("termination protection", () -> {
            operations.protect("plain", true);
            assertThat(operations.stack("plain").orElseThrow().protectedFromDeletion()).isTrue();
            operations.protect("plain", false);
            return "on and off";
        });
        step("drift", () -> {
            operations.driftDetected(operations.detectDrift("plain"));
            return operations.drift("plain");
        });
        step("what a deletion would lose", () -> operations.deletionPlan("plain").lost().stream().map(l -> l.resource()
                + " " + l.holding().words()).collect(Collectors.joining(", ")));
        step("delete a stack, its bucket emptied", () -> deleted("plain"));
    }

    private String deployed(DeployRequest request) throws Exception {
        List<String> checks = new ArrayList<>();
        DeployResult result = stacks.deploy(request, Approval.ALWAYS, event -> {
            if (event instanceof DeployEvent.Checked(Check check)) {
                checks.add(check.subject() + " " + check.outcome());
            }
        });
        assertThat(result).isInstanceOf(DeployResult.Deployed.class);
        return result instanceof DeployResult.Deployed(var stack) ? stack.status() + ", " + stack.outputs().size()
                + " outputs; checks: " + String.join(", ", checks) : "";
    }

    private String looked(String stack) throws Exception {
        var story = stacks.observe(stack).look().orElseThrow();
        assertThat(stacks.resources(stack)).isNotEmpty();
        assertThat(stacks.events(stack)).isNotEmpty();
        return stacks.resources(stack).size() + " resources, " + stacks.events(stack).size() + " events, "
                + story.operations().size() + " operations";
    }

    private String deleted(String stack) throws Exception {
        var plan = operations.deletionPlan(stack);
        var buckets = plan.lost().stream().filter(l -> l.mustBeEmptied()).map(l -> l.physicalId()).toList();
        var result = operations.delete(new DeletionRequest(plan.stack().id(), buckets, List.of(), false), _ -> {});
        assertThat(result).isInstanceOf(DeployResult.Deleted.class);
        assertThat(stacks.stacks()).noneMatch(s -> s.name().equals(stack));
        return "gone";
    }

    private void step(String what, Journey.Doing doing) {
        journey.step(SCREEN, what, doing);
    }
}
