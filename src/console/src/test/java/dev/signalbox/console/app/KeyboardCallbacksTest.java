package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F6;
import static javafx.scene.input.KeyCode.LEFT;
import static javafx.scene.input.KeyCode.RIGHT;
import static javafx.scene.input.KeyCode.SLASH;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.UP;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;

/** The inbox of a pipeline that has callback URLs: every way to answer and every scenario, without a mouse. */
class KeyboardCallbacksTest extends KeyboardSession {
    private static final String INBOX = "#table";
    private AskingPipeline asking;

    @BeforeEach
    void ask() throws Exception {
        asking = new AskingPipeline(session, List.of("once", "twice", "fails", "later", "never", "many-1", "many-2"));
        goTo("callbacks");
        keys.until(() -> keys.eyes().rows(INBOX + " .table-view") == 7);
    }

    @AfterEach
    void shut() {
        asking.close();
    }

    @Test
    void answersInEveryWay() throws Exception {
        choose("once").tabTo("#success").times(2, RIGHT).tabTo("#send").press(SPACE);
        said("200");
        keys.shiftTabTo("#heartbeat").times(2, LEFT);
        scenario(DOWN, 2).tabTo("#send").press(SPACE); // a wrong secret
        said("403");
        assertThat(asking.status("once")).isEqualTo(ExecutionStatus.RUNNING);
        keys.shiftTabTo("#scenario");
        keys.times(2, UP).tabTo("#body").fill("{\"status\":\"READY\"}").press(CONTROL, ENTER);
        keys.until(() -> asking.status("once") == ExecutionStatus.SUCCEEDED);

        choose("twice");
        scenario(DOWN, 1).tabTo("#send").press(SPACE);
        keys.until(() -> asking.posts("twice") == 2 && asking.status("twice") == ExecutionStatus.SUCCEEDED);
        choose("later");
        scenario(DOWN, 2).tabTo("#delay").press(CONTROL, A).write("1").press(ENTER).tabTo("#send").press(SPACE);
        keys.until(() -> asking.status("later") == ExecutionStatus.SUCCEEDED);
        choose("never");
        scenario(DOWN, 1);
        keys.eyes().sees(
                "Nothing is sent: the wait runs into its deadline, and what the state machine does then can be watched.");
        keys.tabTo("Copy as curl").press(SPACE);
        assertThat(clipboard()).startsWith("curl ");
        keys.shiftTabTo("#scenario").times(4, UP);
        choose("fails").shiftTabTo("#success").press(RIGHT).tabTo("#send").press(SPACE);
        keys.until(() -> asking.status("fails") == ExecutionStatus.FAILED);
        bulk();
    }

    private void bulk() throws Exception {
        keys.paneTo(INBOX);
        keys.until(() -> keys.eyes().rows(INBOX + " .table-view") == 3);
        keys.press(SLASH).isLedTo(".text-field").write("many");
        keys.until(() -> keys.eyes().rows(INBOX + " .table-view") == 2);
        keys.paneTo(INBOX).press(CONTROL, A).times(3, F6).shiftTabTo("#way").press(DOWN).tabTo("#body").press(CONTROL,
                ENTER).confirm();
        keys.until(() -> asking.status("many-1") == ExecutionStatus.FAILED && asking.status(
                "many-2") == ExecutionStatus.FAILED);
        assertThat(asking.status("never")).isEqualTo(ExecutionStatus.RUNNING);
    }

    /** Chooses a wait, and goes on into what answers it. */
    private Keyboard choose(String name) throws Exception {
        return keys.paneTo(INBOX).downTo(INBOX, name::equals).times(3, F6);
    }

    private Keyboard scenario(javafx.scene.input.KeyCode way, int steps) throws Exception {
        return keys.shiftTabTo("#scenario").times(steps, way);
    }

    private void said(String words) throws Exception {
        keys.until(() -> keys.eyes().text("#last .status-badge").equals(words));
    }
}
