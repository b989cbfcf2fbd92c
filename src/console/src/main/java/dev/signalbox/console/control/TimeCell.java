package dev.signalbox.console.control;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** A point in time in the chosen form; the tooltip says it exactly. */
final class TimeCell<T> extends TableCell<T, Instant> implements Renews {
    private final Clock clock;
    private Optional<Tooltip> exact = Optional.empty();

    TimeCell(Clock clock) {
        this.clock = clock;
        addEventHandler(MouseEvent.MOUSE_ENTERED, _ -> offer());
    }

    /** Made when somebody points here first, as tables have many cells. */
    private void offer() {
        if (exact.isEmpty()) {
            Tooltip made = new Tooltip();
            made.setOnShowing(_ -> made.setText(getItem() == null ? "" : When.exact(getItem(), clock.instant())));
            exact = Optional.of(made);
        }
        setTooltip(getText() == null ? null : exact.get());
    }

    @Override
    protected void updateItem(@Nullable Instant item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null || item.equals(Instant.EPOCH)) {
            setText(null);
        } else {
            setText(When.words(item, clock.instant()));
        }
    }

    @Override
    public void renew() {
        updateItem(getItem(), isEmpty());
    }
}
