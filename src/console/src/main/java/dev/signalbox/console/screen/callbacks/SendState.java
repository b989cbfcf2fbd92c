package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.Texts;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;

/** Whether something can be sent, and why not. */
final class SendState {
    private final SimulatorViewModel simulator;

    SendState(SimulatorViewModel simulator) {
        this.simulator = simulator;
    }

    void bind(TextArea body, Label validity, Button send, Label hint) {
        send.disableProperty().bind(simulator.obstacleProperty().isNotEmpty());
        body.disableProperty().bind(simulator.actProperty().map(a -> !a.hasBody()));
        simulator.bodyProperty().subscribe(_ -> validity.setText(validity()));
        simulator.actProperty().subscribe(a -> {
            validity.setText(validity());
            name(send);
            hint.setText(hint());
        });
        simulator.targetsProperty().subscribe(_ -> name(send));
        simulator.obstacleProperty().subscribe(_ -> hint.setText(hint()));
    }

    private void name(Button send) {
        int waits = simulator.targetsProperty().get().size();
        String key = simulator.actProperty().get().overHttp() ? "simulator.send" : "simulator.sendDirect";
        send.setText(waits > 1 ? Texts.text(key + "Many", waits) : Texts.text(key));
    }

    private String validity() {
        var act = simulator.actProperty().get();
        if (!act.hasBody()) {
            return Texts.text("simulator.noBody");
        }
        var text = simulator.bodyProperty().get();
        return ProviderBody.problem(act, text)
                .orElseGet(() -> Texts.text("simulator.valid", text.getBytes(StandardCharsets.UTF_8).length));
    }

    private String hint() {
        var obstacle = simulator.obstacleProperty().get();
        return !obstacle.isEmpty() ? obstacle
                : Texts.text(simulator.actProperty().get().overHttp() ? "simulator.hint.http"
                        : "simulator.hint.direct");
    }
}
