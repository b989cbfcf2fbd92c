package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.PendingCallback;
import java.util.List;
import javafx.scene.control.Label;

/** What is known of the selected wait; its secrets are not shown. */
final class SimulatorFacts {
    private final KeyValueGrid grid;
    private final Label project;
    private final Navigator navigator;

    SimulatorFacts(KeyValueGrid grid, Label project, Navigator navigator) {
        this.grid = grid;
        this.project = project;
        this.navigator = navigator;
    }

    void show(List<PendingCallback> selected) {
        grid.clear();
        if (selected.size() == 1) {
            show(selected.getFirst());
        }
        project.setText(selected.size() > 1 ? Texts.text("simulator.waits.many", selected.size())
                : selected.stream().findFirst().flatMap(PendingCallback::projectId).orElse(""));
    }

    private void show(PendingCallback callback) {
        grid.addLink(Texts.text("simulator.execution"), callback.executionName(),
                () -> navigator.go(new Destination.Execution(callback.executionArn())));
        grid.add(Texts.text("simulator.state"), callback.state());
        grid.addId(Texts.text("simulator.url"),
                callback.url().map(CallbackUrl::shown).orElse(Texts.text("simulator.noUrl")));
        grid.add(Texts.text("simulator.token"), callback.token()
                .map(_ -> Texts.text("simulator.tokenHidden", callback.eventId())).orElse(Texts.text(
                        "simulator.noToken")));
        String deadline = Texts.text("simulator.deadline");
        callback.deadline().ifPresentOrElse(t -> grid.addTime(deadline, t), () -> grid.add(deadline, Texts.text(
                "simulator.noDeadline")));
    }
}
