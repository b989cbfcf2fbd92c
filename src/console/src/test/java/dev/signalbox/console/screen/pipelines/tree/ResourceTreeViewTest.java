package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.Theme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ResourceTreeViewTest {
    @Start
    void start(Stage stage) {
        stage.setScene(new Scene(new ResourceTreeView(), 600, 400));
        Theme.dress(stage.getScene());
        stage.show();
    }

    @Test
    void saysInOurWordsThatNothingIsMadeYet(FxRobot robot) throws Exception {
        TestFrame.see(robot, "No resource is made yet.");
    }
}
