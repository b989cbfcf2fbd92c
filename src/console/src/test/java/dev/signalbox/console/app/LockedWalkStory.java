package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.fx.GoTo;
import dev.signalbox.console.fx.guard.Guards;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Presses all there is on all screens of a locked environment. */
@Timeout(900)
class LockedWalkStory extends LockedConsole {
    private static final String STACK = """
            {"Resources":{"Box":{"Type":"AWS::S3::Bucket","Properties":{"BucketName":"stack-box"}}}}""";
    private final Set<String> pressed = new HashSet<>();
    private final List<String> refusals = new ArrayList<>();
    private int offers;
    private final List<Destination> places = new ArrayList<>(List.of(new Destination.Overview(),
            new Destination.Pipelines(), new Destination.Stack("boxes"), new Destination.Executions(Optional.empty()),
            new Destination.Callbacks(), new Destination.Batch(), new Destination.Files(), new S3Location("data", ""),
            new S3Location("data", "one.txt"), new Destination.Downloads(), new Destination.EnqueueDownload(),
            new Destination.Activity()));

    @Override
    void seed() {
        String holds = states().createStateMachine(r -> r.name("holds").definition(
                "{\"StartAt\":\"Hold\",\"States\":{\"Hold\":{\"Type\":\"Wait\",\"Seconds\":900,\"End\":true}}}")
                .roleArn(ROLE)).stateMachineArn();
        String fails = states().createStateMachine(r -> r.name("fails").definition(
                "{\"StartAt\":\"No\",\"States\":{\"No\":{\"Type\":\"Fail\",\"Error\":\"No\"}}}").roleArn(ROLE))
                .stateMachineArn();
        places.add(new Destination.Execution(states().startExecution(r -> r.stateMachineArn(holds).name("runs").input(
                "{}")).executionArn()));
        places.add(new Destination.Execution(states().startExecution(r -> r.stateMachineArn(fails).name("failed")
                .input("{}")).executionArn()));
        places.add(new Destination.StartExecution(Optional.of(holds), Optional.of("{}")));
        S3Client s3 = door.client(S3Client.builder().forcePathStyle(true));
        s3.createBucket(b -> b.bucket("data"));
        s3.putObject(b -> b.bucket("data").key("one.txt"), RequestBody.fromString("one"));
        BatchClient batch = door.client(BatchClient.builder());
        batch.createComputeEnvironment(e -> e.computeEnvironmentName("machines").type("MANAGED").computeResources(c -> c
                .type("EC2").maxvCpus(4).subnets("subnet-0a1b2c3d4e5f60001").instanceTypes("optimal").instanceRole(
                        "arn:aws:iam::000000000000:instance-profile/batch")));
        batch.createJobQueue(q -> q.jobQueueName("queue").priority(1).computeEnvironmentOrder(o -> o.order(1)
                .computeEnvironment("machines")));
        batch.registerJobDefinition(d -> d.jobDefinitionName("huge").type("container").containerProperties(c -> c.image(
                "s3://jars/absent.jar").command("run").resourceRequirements(r -> r.type("VCPU").value("16"), r -> r
                        .type("MEMORY").value("512"))));
        places.add(new Destination.Job(batch.submitJob(s -> s.jobName("waits").jobQueue("queue").jobDefinition("huge"))
                .jobId()));
        door.client(CloudFormationClient.builder()).createStack(s -> s.stackName("boxes").templateBody(STACK));
    }

    @Test
    void nothingThatIsPressedInALockedEnvironmentChangesOrFails() throws Exception {
        open();
        for (Destination place : places) {
            goTo(place);
            for (int tab = 0; tab < tabs(); tab++) {
                int chosen = tab;
                Operator.onFx(() -> {
                    tabPane().ifPresent(p -> p.getSelectionModel().select(chosen));
                    return true;
                });
                press(place, tab);
            }
        }
        assertThat(refusals).as("what the gateways had to stop, as no control did").isEmpty();
        assertThat(heard.changes()).isEmpty();
        assertThat(heard.calls()).as("the front hears").contains("ListStateMachines");
        assertThat(offers).as("controls that offered to unlock: %s", pressed).isGreaterThan(15);
    }

    private void goTo(Destination place) throws Exception {
        Operator.onFx(() -> {
            stage.getScene().lookup("#content").fireEvent(new GoTo(place));
            return true;
        });
        settle();
    }

    /** What was begun by a press is shown within this time, or it is seen after the next. */
    private void settle() throws Exception {
        Thread.sleep(30);
        Operator.drawn(stage);
    }

    private Optional<TabPane> tabPane() {
        return seen(stage.getScene().lookup("#content"), TabPane.class).findFirst();
    }

    private int tabs() throws Exception {
        return Operator.onFx(() -> tabPane().map(p -> p.getTabs().size()).orElse(1));
    }

    private void press(Destination place, int tab) throws Exception {
        String where = place.getClass().getSimpleName() + "/" + tab;
        for (int i = 0; i < 80; i++) {
            Node before = Operator.onFx(this::top);
            if (!Operator.onFx(() -> pressBarred(where) && pressNext(where))) {
                return;
            }
            settle();
            Operator.onFx(this::look);
            if (!before.equals(Operator.onFx(this::top))) {
                goTo(place);
                Operator.onFx(() -> {
                    tabPane().filter(p -> tab < p.getTabs().size()).ifPresent(p -> p.getSelectionModel().select(tab));
                    return true;
                });
            }
        }
    }

    private Node top() {
        return ((Parent) stage.getScene().lookup("#content")).getChildrenUnmodifiable().stream().filter(Node::isVisible)
                .findFirst().orElseThrow();
    }

    /** What is barred answers at once. */
    private boolean pressBarred(String where) {
        choose();
        for (ButtonBase button : seen(stage.getScene().lookup("#content"), ButtonBase.class).filter(b -> !b.isDisabled()
                && b.getPseudoClassStates().contains(Guards.BARRED) && pressed.add(name(where, b))).toList()) {
            button.fire();
            look();
        }
        return true;
    }

    private static String name(String where, ButtonBase button) {
        return where + " " + button.getId() + " " + button.getText();
    }

    private List<TableView<?>> choose() {
        List<TableView<?>> tables = seen(stage.getScene().lookup("#content"), TableView.class).<TableView<?>>map(
                t -> t).toList();
        tables.stream().filter(t -> !t.getItems().isEmpty() && t.getSelectionModel().isEmpty()).forEach(t -> t
                .getSelectionModel().select(0));
        return tables;
    }

    /** @return whether there was something left to press */
    private boolean pressNext(String where) {
        Parent content = (Parent) stage.getScene().lookup("#content");
        List<TableView<?>> tables = choose();
        Optional<ButtonBase> button = seen(content, ButtonBase.class).filter(b -> !b.isDisabled()
                && !(b instanceof MenuButton) && pressed.add(name(where, b))).findFirst();
        if (button.isPresent()) {
            button.get().fire();
            return true;
        }
        for (MenuButton menu : seen(content, MenuButton.class).filter(m -> !m.isDisabled()).toList()) {
            menu.show();
            if (pressItem(where + " " + menu.getText(), menu.getItems())) {
                return true;
            }
            menu.hide();
        }
        for (TableView<?> table : tables) {
            table.fireEvent(new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 20, 20, 200, 200, true,
                    null));
            for (Window window : List.copyOf(Window.getWindows())) {
                if (window instanceof ContextMenu menu && pressItem(where + " " + table.getId(), menu.getItems())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean pressItem(String where, List<MenuItem> items) {
        for (MenuItem item : items) {
            if (item instanceof Menu menu) {
                if (!menu.isDisable() && pressItem(where, menu.getItems())) {
                    return true;
                }
            } else if (!item.isDisable() && item.getText() != null && pressed.add(where + " > " + item.getText())) {
                item.fire();
                return true;
            }
        }
        return false;
    }

    /** Looks what came of a press, and puts away what it opened. */
    private boolean look() {
        for (Window window : List.copyOf(Window.getWindows())) {
            if (window != stage) {
                if (window.getScene().lookup("#unlock-account") != null) {
                    offers++;
                } else if (window.getScene().lookup("#confirm-verb") instanceof ButtonBase verb && !verb.isDisabled()) {
                    verb.fire();
                }
                window.hide();
            }
        }
        seen(stage.getScene().getRoot(), Labeled.class).map(Labeled::getText).filter(LockedWalkStory::refused).forEach(
                refusals::add);
        session.tasks().states().latest().stream().map(Object::toString).filter(LockedWalkStory::refused).forEach(
                refusals::add);
        return true;
    }

    private static boolean refused(String text) {
        return text != null && text.contains("was not sent");
    }

    private static <T> Stream<T> seen(Node at, Class<T> type) {
        if (at == null || !at.isVisible() || !at.isManaged() && at.getParent() == null) {
            return Stream.empty();
        }
        Stream<T> below = at instanceof Parent parent ? parent.getChildrenUnmodifiable().stream().flatMap(c -> seen(c,
                type)) : Stream.empty();
        return Stream.concat(type.isInstance(at) ? Stream.of(type.cast(at)) : Stream.empty(), below);
    }
}
