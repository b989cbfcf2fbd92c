package dev.signalbox.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.model.Loadable;
import java.time.Duration;
import java.time.Instant;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StatePaneTest {
    private static final Loadable<String> READY = new Loadable.Ready<>("value", Instant.EPOCH);

    private TextField field;
    private StatePane pane;
    private VBox root;

    @Start
    void start(Stage stage) {
        field = new TextField();
        pane = new StatePane();
        root = new VBox(new TextField(), pane);
        pane.setContent(field);
        pane.setEmptyText("Nothing");
        stage.setScene(new Scene(root, 400, 300));
        stage.show();
    }

    /** A value that was on its way arrives after the operator has left the screen. */
    @Test
    void takesAValueAfterItLeftTheWindowWithTheKeyboard() {
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            pane.show(READY, false);
            field.requestFocus();
            root.getChildren().remove(pane);
            pane.show(READY, true);
        });

        assertThat(pane.lookupAll(".label")).anyMatch(l -> ((Label) l).getText().equals("Nothing"));
    }

    /** A row that a list would begin at counts as focused for JavaFX, although the keyboard is elsewhere. */
    @Test
    void leavesTheKeyboardToAFieldOverIt() throws Exception {
        var over = (TextField) root.getChildren().getFirst();
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
            pane.setContent(new ListView<>(FXCollections.observableArrayList("line")));
            pane.show(READY, false);
            over.requestFocus();
        });
        Eventually.on(Duration.ofSeconds(20), () -> pane.isFocusWithin() && over.isFocused());

        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> pane.show(READY, true));

        assertThat(over.isFocused()).isTrue();
    }
}
