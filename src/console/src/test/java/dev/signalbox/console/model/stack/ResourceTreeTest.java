package dev.signalbox.console.model.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.watch.DeclaredResource;
import dev.signalbox.deploy.watch.StackOperation;
import dev.signalbox.deploy.watch.StackStory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResourceTreeTest {
    private final List<StackEvent> events = new ArrayList<>();

    private void event(String stack, String id, String physical, String type, String status) {
        events.add(new StackEvent("e" + events.size(), stack, Instant.EPOCH.plusSeconds(events.size()), id, physical,
                type, status, Optional.empty(), Optional.empty()));
    }

    private void own(String status) {
        event("arn:s", "s", "arn:s", "AWS::CloudFormation::Stack", status);
    }

    private static StackSummary stack(String id, String status) {
        return new StackSummary("s", id, status, Optional.empty(), Instant.EPOCH, Optional.empty(), Optional.empty(),
                new Stamp(Optional.empty(), Optional.empty(), Optional.empty()), Map.of(), Map.of());
    }

    private StackStory story(String status, List<DeclaredResource> declared, List<StackStory> nested) {
        return new StackStory(stack("arn:s", status), "", declared, List.of(), StackOperation.of(events), nested);
    }

    private static TreeRow tree(StackStory story) {
        return ResourceTree.of(story, story.lastOperation());
    }

    private static DeclaredResource queue(String id, String... needs) {
        return new DeclaredResource(id, "AWS::SQS::Queue", Set.of(needs));
    }

    @Test
    void saysWhatAResourceWaitsForUntilItIsThere() {
        own("CREATE_IN_PROGRESS");
        event("arn:s", "A", "a", "AWS::SQS::Queue", "CREATE_COMPLETE");
        event("arn:s", "B", "b", "AWS::SQS::Queue", "CREATE_IN_PROGRESS");

        var rows = tree(story("CREATE_IN_PROGRESS", List.of(queue("A"), queue("B", "A"), queue("C", "A", "B"), queue(
                "D", "C", "B")), List.of())).children();

        assertThat(rows).extracting(TreeRow::name, r -> r.state().tone(), r -> r.state().word()).containsExactly(
                tuple("A", Tone.SUCCEEDED, "Complete"), tuple("B", Tone.RUNNING, "In progress"),
                tuple("C", Tone.NOT_STARTED, "Awaits B"), tuple("D", Tone.NOT_STARTED, "Awaits 2"));
        assertThat(rows.get(3).awaits()).containsExactly("B", "C");
    }

    @Test
    void nestedStacksAreBranchesAndCountWhatIsInThem() {
        own("CREATE_IN_PROGRESS");
        event("arn:s", "Inner", "arn:n", "AWS::CloudFormation::Stack", "CREATE_IN_PROGRESS");
        var inner = new ArrayList<StackEvent>();
        inner.add(new StackEvent("n1", "arn:n", Instant.EPOCH.plusSeconds(2), "Q", "q", "AWS::SQS::Queue",
                "CREATE_COMPLETE", Optional.empty(), Optional.empty()));
        var nested = new StackStory(stack("arn:n", "CREATE_IN_PROGRESS"), "", List.of(queue("Q"), queue("R", "Q")), List
                .of(), StackOperation.of(inner), List.of());

        var row = tree(story("CREATE_IN_PROGRESS", List.of(new DeclaredResource("Inner", "AWS::CloudFormation::Stack",
                Set.of())), List.of(nested)));

        assertThat(row.children().getFirst().children()).extracting(TreeRow::name).containsExactly("Q", "R");
        assertThat(TreeProgress.of(row, TreeProgress.none(), 0)).isEqualTo(new TreeProgress(1, 2, true, false));
    }

    @Test
    void progressNeverGoesBackNorOverTheWhole() {
        own("UPDATE_IN_PROGRESS");
        event("arn:s", "A", "a", "AWS::SQS::Queue", "UPDATE_COMPLETE");
        event("arn:s", "B", "b", "AWS::SQS::Queue", "UPDATE_COMPLETE");
        var row = tree(story("UPDATE_IN_PROGRESS", List.of(queue("A"), queue("B")), List.of()));

        assertThat(TreeProgress.of(row, TreeProgress.none(), 1).share()).isEqualTo(1);
        assertThat(TreeProgress.of(row, new TreeProgress(3, 4, true, false), 4).done()).isEqualTo(3);
        assertThat(TreeProgress.of(row, TreeProgress.none(), 0).share()).as("no plan is known").isNegative();
    }

    @Test
    void theSuccessorOfAReplacedResourceIsNotTakenForDeleted() {
        own("UPDATE_IN_PROGRESS");
        event("arn:s", "A", "old", "AWS::SQS::Queue", "UPDATE_IN_PROGRESS");
        event("arn:s", "A", "new", "AWS::SQS::Queue", "UPDATE_COMPLETE");
        own("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
        event("arn:s", "A", "old", "AWS::SQS::Queue", "DELETE_COMPLETE");

        assertThat(tree(story("UPDATE_COMPLETE", List.of(queue("A")), List.of())).children()).extracting(r -> r.state()
                .word()).containsExactly("Complete");
    }

    @Test
    void manyResourcesAreGroupedByWhatTheyAreFor() {
        own("CREATE_IN_PROGRESS");
        event("arn:s", "Role0", "r", "AWS::IAM::Role", "CREATE_COMPLETE");
        var declared = new ArrayList<DeclaredResource>();
        IntStream.range(0, 12).forEach(i -> declared.add(new DeclaredResource("Role" + i, "AWS::IAM::Role", Set.of())));
        declared.add(queue("Alone"));

        var rows = tree(story("CREATE_IN_PROGRESS", declared, List.of())).children();

        assertThat(rows).extracting(TreeRow::name, r -> r.state().word()).containsExactly(tuple("Roles and permissions",
                "1 of 12"), tuple("Alone", "Not started"));
    }
}
