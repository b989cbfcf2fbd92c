package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.store.update.Updates;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/**
 * The real console on a real local cloud of its own, and an operator before it. The cloud is there when a test begins; the test puts
 * into it what the console is to find, and opens the window.
 */
@ExtendWith(ApplicationExtension.class)
abstract class ConsoleOnLocalCloud {
    static final String ROLE = "arn:aws:iam::000000000000:role/test";

    @TempDir Path folder;
    Session session;
    SfnClient sfn;
    Stage stage;
    Operator operator;
    private @Nullable ConsoleWindow window;

    @BeforeEach
    final void connect(FxRobot robot) throws Exception {
        stage = FxToolkit.toolkitContext().getRegisteredStage();
        operator = new Operator(robot, stage);
        session = session(data());
        sfn = session.clients().client(SfnClient.builder());
    }

    /** How the console reaches its cloud. */
    Session session(Path data) throws Exception {
        return Session.start(new Settings(data, Optional.of(0)));
    }

    @AfterEach
    final void leave() throws Exception {
        Operator.leave();
        ConsoleWindow opened = window;
        if (opened == null) {
            session.close();
        } else {
            WaitForAsyncUtils.waitForAsyncFx(20_000, opened::close);
            window = null;
        }
    }

    /** The console's data folder. */
    Path data() {
        return folder.resolve("data");
    }

    /** Opens the window, and waits until it can be used. */
    void open() throws Exception {
        Operator.onFx(() -> {
            stage.setX(0);
            stage.setY(0);
            window = new ConsoleWindow(stage, Optional.empty(), updates(), () -> session);
            window.open(data(), Optional.empty(), this::usable);
            stage.sizeToScene(); // a test before may have left the one stage of all tests small
            return true;
        });
        operator.sees("#nav-executions");
    }

    /** What looks for newer versions, if anything does. */
    Optional<Updates> updates() {
        return Optional.empty();
    }

    /** What happens once the window can be used; as in the program itself, but nobody is welcomed. */
    void usable(Wiring wiring) {
        assertThat(wiring.session()).isSameAs(session);
    }

    /** @return its ARN */
    String machine(String name, String definition) {
        return sfn.createStateMachine(r -> r.name(name).definition(definition).roleArn(ROLE)).stateMachineArn();
    }

    /** @return the execution's ARN */
    String start(String machine, String name, String input) {
        return sfn.startExecution(r -> r.stateMachineArn(machine).name(name).input(input)).executionArn();
    }

    /** Starts an execution, and waits until it is as it is to end. */
    String run(String machine, String name, String input, ExecutionStatus end) throws Exception {
        String arn = start(machine, name, input);
        Eventually.on(() -> status(arn) == end);
        return arn;
    }

    ExecutionStatus status(String execution) {
        return sfn.describeExecution(r -> r.executionArn(execution)).status();
    }

    /** How many of a state machine's executions are in a state. */
    long count(String machine, ExecutionStatus status) {
        return sfn.listExecutions(r -> r.stateMachineArn(machine).maxResults(1_000)).executions().stream().filter(e -> e
                .status() == status).count();
    }
}
