package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import dev.signalbox.console.model.callbacks.EndedWait;
import java.time.Clock;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The waits that ended while the console looked: how, after how long, and through whom. */
final class EndedPane {
    private final DataTable<EndedWait> table;
    private final SimulatorViewModel simulator;
    private final Clock clock;
    private final ObservableList<EndedWait> rows = FXCollections.observableArrayList();

    EndedPane(DataTable<EndedWait> table, SimulatorViewModel simulator, Clock clock) {
        this.clock = clock;
        this.table = table;
        this.simulator = simulator;
    }

    void bind(Navigator navigator) {
        table.table().setId("ended-table");
        table.status(Texts.text("callbacks.result"), 110, EndedPane::word);
        table.text(Texts.text("callbacks.pipeline"), 150, e -> e.about().pipeline());
        table.mono(Texts.text("callbacks.execution"), 190, e -> e.about().executionName());
        table.mono(Texts.text("callbacks.project"), 90, e -> e.about().projectId().orElse(""));
        table.text(Texts.text("callbacks.waited"), 90, e -> Spans.words(e.waited()));
        table.time(Texts.text("callbacks.at"), 90, EndedWait::at, clock);
        table.text(Texts.text("callbacks.through"), 100, this::through);
        table.setRows(rows, e -> e.about().key(), _ -> {});
        table.hintProperty().set(Texts.text("callbacks.endedHint"));
        table.setOnOpen(e -> navigator.go(new Destination.Execution(e.about().executionArn())));
    }

    void show(List<EndedWait> ended) {
        LiveRows.update(rows, ended, e -> e.about().key());
    }

    private static StatusWord word(EndedWait ended) {
        var text = Texts.text("callbacks.how." + ended.how());
        return new StatusWord(switch (ended.how()) {
            case ANSWERED -> Tone.SUCCEEDED;
            case FAILED, TIMED_OUT -> Tone.FAILED;
            case ABORTED -> Tone.ABORTED;
        }, text);
    }

    private String through(EndedWait ended) {
        return switch (ended.how()) {
            case ANSWERED, FAILED -> Texts.text(simulator.sentProperty().get().stream().filter(SentCallback::accepted)
                    .anyMatch(s -> s.about().key().equals(ended.about().key())) ? "callbacks.bySignalbox"
                            : "callbacks.byOthers");
            case TIMED_OUT -> Texts.text("callbacks.byTime");
            case ABORTED -> Texts.text("callbacks.byExecution");
        };
    }
}
