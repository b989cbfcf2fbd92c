package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.DataTable;
import dev.signalbox.console.control.Meter;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.control.StatePane;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.PendingCallback;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The table of waits and the head over it. */
final class InboxPane {
    private final CallbacksViewModel inbox;
    private final PageHead head;
    private final StatePane pane;
    private final DataTable<CallbackRow> table;
    private final StatusBadge count = new StatusBadge();

    InboxPane(CallbacksViewModel inbox, PageHead head, StatePane pane, DataTable<CallbackRow> table) {
        this.inbox = inbox;
        this.head = head;
        this.pane = pane;
        this.table = table;
    }

    void bind() {
        head.getBadges().add(count);
        columns();
        table.setRows(inbox.rows(), CallbackRow::key, chosen -> inbox.selectedProperty().set(chosen.stream().map(
                CallbackRow::callback).toList()));
        table.hintProperty().set(Texts.text("callbacks.hint"));
        pane.setOnRetry(inbox::refresh);
        inbox.stateProperty().subscribe(this::show);
        inbox.selectedProperty().subscribe(this::mark);
    }

    private void columns() {
        var waiting = new StatusWord(Tone.WAITING, Texts.text("callbacks.word"));
        table.status(Texts.text("callbacks.state"), 88, _ -> waiting);
        table.text(Texts.text("callbacks.pipeline"), 132, r -> r.callback().pipeline());
        table.mono(Texts.text("callbacks.execution"), 146, r -> r.callback().executionName());
        table.text(Texts.text("callbacks.waitState"), 122, r -> r.callback().state());
        table.mono(Texts.text("callbacks.project"), 98, r -> r.callback().projectId().orElse(""));
        table.node(Texts.text("callbacks.age"), 108, r -> r, InboxPane::age);
        table.node(Texts.text("callbacks.deadline"), 106, r -> r, InboxPane::deadline);
        table.text(Texts.text("callbacks.heartbeat"), 74, CallbackRow::heartbeat);
    }

    private static Node age(CallbackRow row) {
        var words = new Label(Spans.age(row.age()));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var meter = new Meter().fraction(row.used());
        meter.setPrefWidth(40);
        words.setMinWidth(Region.USE_PREF_SIZE);
        meter.getStyleClass().add(row.dueSoon() ? "tone-attention" : "tone-waiting");
        var box = new HBox(8, words, space, meter);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private static Node deadline(CallbackRow row) {
        boolean none = row.callback().deadline().isEmpty();
        var label = new Label(none ? Texts.text("callbacks.noTimeout")
                : CallbackRow.inWords(row.deadline(), row.now()));
        if (none || row.dueSoon()) {
            label.getStyleClass().add("attention-text");
        }
        return label;
    }

    private void show(Loadable<List<PendingCallback>> state) {
        int waiting = state.newest().map(List::size).orElse(0);
        count.statusProperty().set(waiting == 0 ? null
                : new StatusWord(Tone.WAITING, Texts.text("callbacks.waiting", waiting)));
        head.setAsOf(state.readAt());
        table.totalProperty().set(waiting);
        pane.show(state, state.newest().map(List::isEmpty).orElse(false));
    }

    private void mark(List<PendingCallback> selected) {
        var selection = table.table().getSelectionModel();
        if (selected.isEmpty()) {
            selection.clearSelection();
        } else if (selected.size() == 1) {
            inbox.rows().stream().filter(r -> r.key().equals(selected.getFirst().id().key())).findFirst()
                    .map(table.table().getItems()::indexOf).filter(row -> row >= 0 && !selection.isSelected(row))
                    .ifPresent(selection::clearAndSelect);
        }
    }
}
