package dev.signalbox.console.control;

import java.time.Clock;
import java.time.Instant;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A point in time in the chosen form; the tooltip says it exactly. */
final class TimeCell<T> extends TableCell<T, Instant> implements Renews {
    private final Clock clock;
    private final Tooltip exact = new Tooltip();

    TimeCell(Clock clock) {
        this.clock = clock;
        exact.setOnShowing(_ -> exact.setText(getItem() == null ? "" : When.exact(getItem(), clock.instant())));
    }

    @Override
    protected void updateItem(@Nullable Instant item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null || item.equals(Instant.EPOCH)) {
            setText(null);
            setTooltip(null);
        } else {
            setText(When.words(item, clock.instant()));
            setTooltip(exact);
        }
    }

    @Override
    public void renew() {
        updateItem(getItem(), isEmpty());
    }
}
