package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.RestrictedRole;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.EnvironmentInfo.Entrance;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** All screens, by a role that may only look, and by roles that may not even look into one service. */
@Timeout(600)
class RestrictedWalkStory extends ConsoleOnLocalCloud {
    private static final String STACK = "Resources: {Rows: {Type: AWS::SQS::Queue}}";
    private static final String TRUST = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
            + "\"Principal\":{\"Service\":\"states.amazonaws.com\"}}}";
    private static final String MACHINE = "{\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}";

    private final List<Destination> places = new ArrayList<>(List.of(new Destination.Overview(),
            new Destination.Pipelines(), new Destination.Stack("signalbox-rows"), new Destination.Executions(Optional
                    .empty()), new Destination.Callbacks(), new Destination.Batch(), new Destination.Files(),
            new S3Location("signalbox-data", ""), new S3Location("signalbox-data", "one.txt"),
            new Destination.Downloads(), new Destination.Activity()));
    private LocalCloud cloud;
    private int shown;

    @Override
    Session session(Path data) throws Exception {
        cloud = LocalCloud.start(new LocalCloudOptions(data.resolve("cloud"), 0).enforcingIam());
        try (var owner = new AwsClients(RestrictedRole.owner(cloud), new RestrictedRole.Unlimited())) {
            seed(owner);
        }
        var looker = RestrictedRole.in(cloud, "looker", "/", readOnly());
        return Session.at(looker, new EnvironmentInfo(Kind.DEV, "DEV", "shop", "000000000000", cloud.region(), cloud
                .endpoint(), Entrance.of(Kind.DEV)), data, Preferences.in(data), cloud::close);
    }

    private void seed(AwsClients owner) {
        var s3 = owner.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("signalbox-data"));
        s3.putObject(b -> b.bucket("signalbox-data").key("one.txt"), RequestBody.fromString("one"));
        var states = owner.client(SfnClient.builder());
        var role = owner.client(IamClient.builder()).createRole(r -> r.roleName("waits").assumeRolePolicyDocument(
                TRUST)).role().arn();
        var machine = states.createStateMachine(r -> r.name("signalbox-waits").definition(MACHINE).roleArn(role))
                .stateMachineArn();
        places.add(new Destination.Execution(states.startExecution(r -> r.stateMachineArn(machine).name("runs"))
                .executionArn()));
        owner.client(CloudFormationClient.builder()).createStack(s -> s.stackName("signalbox-rows").templateBody(
                STACK));
    }

    private static String readOnly() throws Exception {
        var text = Files.readString(Path.of(System.getProperty("signalbox.root"), "packaging/iam/read-only.json"));
        return text.substring(text.indexOf('[') + 1, text.lastIndexOf(']'));
    }

    private static String denied(String service) {
        return ",{\"Effect\":\"Deny\",\"Action\":\"" + service + ":*\",\"Resource\":\"*\"}";
    }

    /** Takes away the right to a service from the role whose session is open. */
    private void lose(String service) throws Exception {
        try (var owner = new AwsClients(RestrictedRole.owner(cloud), new RestrictedRole.Unlimited())) {
            var document = "{\"Version\":\"2012-10-17\",\"Statement\":[" + readOnly() + denied(service) + "]}";
            owner.client(IamClient.builder()).putRolePolicy(p -> p.roleName(
                    "looker").policyName("work").policyDocument(document));
        }
    }

    @Test
    void whoMayOnlyLookIsRefusedNowhere() throws Exception {
        assertThat(failedPlaces()).isEmpty();
    }

    /** Only places of that service may say that they are not allowed. */
    @ParameterizedTest
    @CsvSource({"batch,Batch", "s3,Files S3Location", "cloudformation,Pipelines Stack", "sqs,''", "dynamodb,''",
            "logs,''", "iam,''", "ec2,''"})
    void whoLacksAServiceSeesTheOthers(String service, String own) throws Exception {
        lose(service);

        var failed = new TreeSet<>(failedPlaces().keySet());
        failed.removeAll(List.of(own.split(" ")));
        assertThat(failed).isEmpty();
    }

    /** What the places say that show nothing but failures; one panel of several may fail. */
    private TreeMap<String, String> failedPlaces() throws Exception {
        open();
        var failed = new TreeMap<String, String>();
        for (var place : places) {
            Operator.onFx(() -> {
                stage.getScene().lookup("#content").fireEvent(new GoTo(place));
                return true;
            });
            awaitSettled();
            Operator.onFx(() -> {
                var panes = panes().toList();
                shown += (int) panes.stream().filter(p -> p.getCenter() != null).count();
                if (!panes.isEmpty() && panes.stream().allMatch(p -> p.getTop() != null && p.getCenter() == null)) {
                    failed.put(place.getClass().getSimpleName(), words(panes.getFirst().getTop()));
                }
                return true;
            });
        }
        assertThat(shown).as("panels that show something").isGreaterThan(8);
        return failed;
    }

    /** Until nothing is being loaded any more, or a while has passed: a place may wait for what never comes. */
    private void awaitSettled() throws Exception {
        long deadline = System.nanoTime() + 3_000_000_000L;
        do {
            Thread.sleep(150);
            Operator.drawn(stage);
        } while (System.nanoTime() < deadline && Operator.onFx(() -> panes().anyMatch(p -> p.getTop() == null && p
                .getCenter() == null)));
    }

    private Stream<StatePane> panes() {
        return below(stage.getScene().lookup("#content")).filter(StatePane.class::isInstance).map(
                StatePane.class::cast);
    }

    private static Stream<Node> below(Node at) {
        if (at == null || !at.isVisible()) {
            return Stream.empty();
        }
        return Stream.concat(Stream.of(at), at instanceof Parent p ? p.getChildrenUnmodifiable().stream().flatMap(
                RestrictedWalkStory::below) : Stream.empty());
    }

    private static String words(Node note) {
        return below(note).filter(Labeled.class::isInstance).map(n -> ((Labeled) n).getText()).filter(t -> t != null)
                .findFirst().orElse("");
    }
}
