package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.fx.Texts;
import java.nio.charset.StandardCharsets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

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
            send.setText(Texts.text(a.overHttp() ? "simulator.send" : "simulator.sendDirect"));
            hint.setText(hint());
        });
        simulator.obstacleProperty().subscribe(_ -> hint.setText(hint()));
        body.setOnKeyPressed(e -> {
            if (e.isShortcutDown() && e.getCode() == KeyCode.ENTER) {
                simulator.send();
                e.consume();
            }
        });
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
