package dev.signalbox.console.screen.callbacks;

import dev.signalbox.console.control.Note;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Spans;
import dev.signalbox.console.model.Tone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** What an operator must know of all waits before looking at any: numbers, and what will go wrong if nobody acts. */
final class InboxSummary {
    private static final int NAMED = 3;

    private final Pane numbers;
    private final VBox warnings;
    private List<String> shown = List.of();

    InboxSummary(Pane numbers, VBox warnings) {
        this.numbers = numbers;
        this.warnings = warnings;
        warnings.visibleProperty().bind(Bindings.isNotEmpty(warnings.getChildren()));
        warnings.managedProperty().bind(warnings.visibleProperty());
    }

    void show(List<CallbackRow> all, int ended) {
        var oldest = all.stream().map(CallbackRow::age).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        var soon = all.stream().filter(CallbackRow::dueSoon).sorted(Comparator.comparing(CallbackRow::deadline))
                .toList();
        var endless = all.stream().filter(Wanted.NO_TIMEOUT::is).count();
        numbers.getChildren().setAll(number(all.size() + "", "callbacks.number.waiting", false), number(all.isEmpty()
                ? "–"
                : Spans.age(oldest), "callbacks.number.oldest", false), number(soon.size() + "",
                        "callbacks.number.soon", !soon.isEmpty()), number(endless + "", "callbacks.number.endless",
                                endless > 0), number(ended + "", "callbacks.number.ended", false));
        warn(soon, endless);
    }

    private static Node number(String value, String key, boolean attention) {
        var figure = new Label(value);
        figure.getStyleClass().add("statistic");
        if (attention) {
            figure.getStyleClass().add("attention-text");
        }
        var what = new Label(Texts.text(key));
        what.getStyleClass().addAll("small-text", "text-3");
        return new VBox(figure, what);
    }

    private void warn(List<CallbackRow> soon, long endless) {
        var next = new ArrayList<String>();
        if (!soon.isEmpty()) {
            var named = soon.stream().limit(NAMED).map(r -> Texts.text("callbacks.warn.one", r.callback().projectId()
                    .orElse(r.callback().executionName()), CallbackRow.left(r))).toList();
            next.add(Texts.text("callbacks.warn.soon", String.join(", ", named)));
        }
        if (endless > 0) {
            next.add(Texts.text("callbacks.warn.endless", endless));
        }
        if (!next.equals(shown)) {
            shown = next;
            warnings.getChildren().setAll(next.stream().map(t -> (Node) new Note(Tone.ATTENTION, t)).toList());
        }
    }
}
