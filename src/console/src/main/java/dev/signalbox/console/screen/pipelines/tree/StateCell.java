package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.control.Hint;
import dev.signalbox.console.control.StatusBadge;
import dev.signalbox.console.model.stack.TreeRow;
import java.util.Optional;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/** The state in words; CloudFormation's own word is its tooltip. */
final class StateCell extends TreeTableCell<TreeRow, TreeRow> {
    private final StatusBadge badge = new StatusBadge().plain();

    StateCell() {
        Hint.live(badge, () -> Optional.ofNullable(getItem()).map(r -> r.awaits().isEmpty() ? r.exact()
                : String.join(", ", r.awaits())).orElse(""));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(@Nullable TreeRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            badge.statusProperty().set(null);
            setGraphic(null);
        } else {
            badge.statusProperty().set(item.state());
            setGraphic(badge);
            setAccessibleText(item.state().word());
        }
    }
}
