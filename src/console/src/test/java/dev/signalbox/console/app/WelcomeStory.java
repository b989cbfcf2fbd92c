package dev.signalbox.console.app;

import dev.signalbox.console.Eventually;
import java.time.Duration;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** From the first start to a pipeline that runs, with one key. */
class WelcomeStory extends ConsoleOnLocalCloud {
    @Override
    void usable(Wiring wiring) {
        wiring.welcome();
    }

    @Test
    void oneClickLeadsToARunningPipeline() throws Exception {
        open();
        operator.sees("#welcome-local");
        Eventually.on(() -> Operator.onFx(() -> stage.getScene().lookup("#welcome-local").isFocused()));
        operator.press(KeyCode.ENTER);
        Eventually.on(Duration.ofSeconds(90), () -> operator.text("#reading").startsWith("Waiting for callback"));
        operator.shot("welcome-running-light");
    }
}
