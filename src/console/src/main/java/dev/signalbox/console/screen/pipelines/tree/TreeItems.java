package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.model.stack.TreeRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.TreeItem;

/** Changes a tree on screen in place: items that stay keep what is open and chosen. */
final class TreeItems {
    /** A tree of more rows begins with its groups closed. */
    private static final int MANY = 60;

    private TreeItems() {}

    static TreeItem<TreeRow> of(TreeRow row) {
        return item(row, row.all().count() <= MANY, 0);
    }

    private static TreeItem<TreeRow> item(TreeRow row, boolean open, int depth) {
        var item = new TreeItem<>(row);
        item.setExpanded(open || depth == 0);
        row.children().forEach(c -> item.getChildren().add(item(c, open, depth + 1)));
        return item;
    }

    static void update(TreeItem<TreeRow> item, TreeRow row) {
        if (!row.equals(item.getValue())) {
            item.setValue(row);
        }
        Map<String, TreeItem<TreeRow>> known = new HashMap<>();
        item.getChildren().forEach(c -> known.put(c.getValue().id(), c));
        List<TreeItem<TreeRow>> next = row.children().stream().map(c -> {
            var there = known.get(c.id());
            if (there == null) {
                return item(c, true, 1);
            }
            update(there, c);
            return there;
        }).toList();
        if (!item.getChildren().equals(next)) {
            item.getChildren().setAll(next);
        }
    }
}
