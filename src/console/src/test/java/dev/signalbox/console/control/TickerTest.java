package dev.signalbox.console.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.TestFrame;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TickerTest {
    private final AtomicInteger seen = new AtomicInteger();
    private final AtomicInteger covered = new AtomicInteger();
    private final StackPane cover = new StackPane();

    @Start
    void start(Stage stage) {
        Region open = new Region();
        Region hidden = new Region();
        new Ticker(open, seen::incrementAndGet);
        new Ticker(hidden, covered::incrementAndGet);
        cover.getChildren().add(hidden);
        cover.setVisible(false);
        stage.setScene(new Scene(new StackPane(open, cover), 200, 100));
        stage.show();
    }

    @Test
    void ticksOnlyWhereItCanBeSeen() throws Exception {
        Eventually.on(() -> seen.get() >= 2);
        assertThat(covered).hasValue(0);
        TestFrame.onFx(() -> {
            cover.setVisible(true);
            return null;
        });
        Eventually.on(() -> covered.get() > 0);
    }
}
