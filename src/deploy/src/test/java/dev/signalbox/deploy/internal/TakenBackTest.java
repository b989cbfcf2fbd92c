package dev.signalbox.deploy.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.TemplateFile;
import dev.signalbox.deploy.WatchTimes;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.watch.SignInMissing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetStatus;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeEventsResponse;

/** What becomes of a change set when CloudFormation cannot be asked, or may not, which the local cloud never lets happen. */
class TakenBackTest {
    private static final WatchTimes TIMES = new WatchTimes(Duration.ofMillis(1), Duration.ofSeconds(10));

    private final Refusing cloudFormation = new Refusing();
    private final StackReader reader = new StackReader(cloudFormation);
    private final ChangeSets changeSets = new ChangeSets(cloudFormation, reader, TIMES);

    /** Refuses every change set, and deletes none while it is locked. */
    private static final class Refusing implements CloudFormationClient {
        private final List<CreateChangeSetRequest> asked = new ArrayList<>();
        private final List<String> deleted = new ArrayList<>();
        private boolean locked;
        private int signedOut;

        @Override
        public String serviceName() {
            return "cloudformation";
        }

        @Override
        public void close() {}

        @Override
        public CreateChangeSetResponse createChangeSet(CreateChangeSetRequest request) {
            asked.add(request);
            return CreateChangeSetResponse.builder().id("set").stackId("stack").build();
        }

        @Override
        public DescribeChangeSetResponse describeChangeSet(DescribeChangeSetRequest request) {
            if (signedOut-- > 0) {
                throw new NobodySignedIn();
            }
            return DescribeChangeSetResponse.builder().status(ChangeSetStatus.FAILED).statusReason("wrong").build();
        }

        @Override
        public DescribeEventsResponse describeEvents(DescribeEventsRequest request) {
            if (request.stackName() != null) {
                throw new IllegalArgumentException("throttled");
            }
            return DescribeEventsResponse.builder().build();
        }

        @Override
        public DeleteChangeSetResponse deleteChangeSet(DeleteChangeSetRequest request) {
            if (locked) {
                throw new IllegalStateException("locked");
            }
            deleted.add(request.stackName() + " " + request.changeSetName());
            return DeleteChangeSetResponse.builder().build();
        }
    }

    private static final class NobodySignedIn extends RuntimeException implements SignInMissing {
        private static final long serialVersionUID = 1L;

        NobodySignedIn() {
            super("Nobody has signed in");
        }
    }

    private DeployResult waits(boolean answer) {
        var plan = new ChangePlan("shop", "set", false, List.of(), List.of(), List.of());
        var execution = new PlanExecution(changeSets, reader, new StackWatch(reader, TIMES.pause(), TIMES.limit()));
        return execution.run(new ChangeSets.Made("stack", "set", false, Optional.of(plan)), new PlanExecution.Terms(
                "shop", true, DeployRequest.OnFailure.ROLL_BACK), _ -> answer, _ -> {});
    }

    private void makes() {
        changeSets.make(DeployRequest.update(new TemplateFile(Path.of("shop.yaml")), "shop", EnvironmentKind.AWS, Map
                .of()), new TemplateArgument("Resources: {}", Optional.empty(), List.of()), List.of());
    }

    @Test
    void aLostAnswerIsAskedForAgainByAToken() {
        assertThatThrownBy(this::makes).isInstanceOf(DeployException.class);

        assertThat(cloudFormation.asked).singleElement().satisfies(r -> assertThat(r.clientToken()).isEqualTo(r
                .changeSetName()));
        assertThat(cloudFormation.deleted).containsExactly("stack set");
    }

    @Test
    void whatIsWorkedOutWaitsForASignIn() {
        cloudFormation.signedOut = 3;

        assertThatThrownBy(this::makes).isInstanceOf(DeployException.class).hasMessageContaining("wrong");
        assertThat(cloudFormation.deleted).containsExactly("stack set");
    }

    @Test
    void aCauseIsNotReplacedByAnUncleanEnd() {
        cloudFormation.locked = true;

        assertThatThrownBy(this::makes).isInstanceOf(DeployException.class).hasMessageContaining("wrong").satisfies(
                e -> assertThat(e.getSuppressed()).singleElement().extracting(Throwable::getMessage).isEqualTo(
                        "locked"));
    }

    @Test
    void aNoWhileLockedIsANoAndTellsWhatIsLeft() {
        cloudFormation.locked = true;

        assertThat(waits(false)).isInstanceOfSatisfying(DeployResult.Cancelled.class, c -> assertThat(c.left()
                .orElseThrow()).contains("set is left").contains("locked"));
    }

    /** What had happened to the stack cannot be read, so it is not known what will be new. */
    @Test
    void aYesThatCannotBeFollowedIsTakenBack() {
        assertThatThrownBy(() -> waits(true)).hasMessage("throttled");
        assertThat(cloudFormation.deleted).containsExactly("stack set");
    }
}
