package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.fx.LiveRows;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.ProviderResponse;
import dev.signalbox.console.model.SentCallback;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.time.Clock;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Every callback that was sent from here, with what came back. */
final class SentPane {
    private final DataTable<SentCallback> table;
    private final ObservableList<SentCallback> rows = FXCollections.observableArrayList();
    private final Clock clock;

    SentPane(DataTable<SentCallback> table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    void bind(Navigator navigator) {
        table.table().setId("sent-table");
        table.status(Texts.text("callbacks.answer"), 100, SentPane::word);
        table.time(Texts.text("callbacks.sentAt"), 90, SentCallback::at, clock);
        table.text(Texts.text("callbacks.act"), 140, s -> Texts.text("callbacks.act." + s.act()));
        table.text(Texts.text("callbacks.scenario"), 130, s -> Texts.text("simulator.scenario." + s.scenario()));
        table.mono(Texts.text("callbacks.execution"), 160, s -> s.about().executionName());
        table.mono(Texts.text("callbacks.project"), 90, s -> s.about().projectId().orElse(""));
        table.mono(Texts.text("callbacks.said"), 150, SentPane::said);
        table.text(Texts.text("callbacks.took"), 70, s -> s.response().map(r -> Spans.words(r.took())).orElse(""));
        table.setRows(rows, s -> s, _ -> {});
        table.hintProperty().set(Texts.text("callbacks.sentHint"));
        table.setOnOpen(s -> navigator.go(new Destination.Execution(s.about().executionArn())));
    }

    void show(List<SentCallback> sent) {
        LiveRows.update(rows, sent, s -> s);
    }

    private static StatusWord word(SentCallback sent) {
        var words = sent.response().map(r -> Integer.toString(r.status())).orElseGet(() -> sent.failure().map(f -> f
                .code()).orElse(Texts.text("callbacks.taken")));
        return new StatusWord(sent.accepted() ? Tone.SUCCEEDED : sent.asExpected() ? Tone.ABORTED : Tone.FAILED, words);
    }

    private static String said(SentCallback sent) {
        return sent.response().map(ProviderResponse::body).map(BodyTemplate::shown).orElseGet(() -> sent.failure().map(
                ResponseView::failure).orElse(""));
    }
}
