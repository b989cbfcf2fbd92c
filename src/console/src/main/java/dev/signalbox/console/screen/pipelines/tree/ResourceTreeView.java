package dev.signalbox.console.screen.pipelines.tree;

import dev.signalbox.console.control.Ticker;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.stack.TreeRow;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** A stack's resources as a tree; in the same rows, when they were worked on. */
public final class ResourceTreeView extends StackPane {
    private static final double ROW = 26;
    /** What the scroll bar takes. */
    private static final double BAR = 14;

    private final TreeTableView<TreeRow> table = new TreeTableView<>();
    private final GanttHead head = new GanttHead();
    private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(Scale.EMPTY);
    private Optional<TreeRow> shown = Optional.empty();
    private Consumer<TreeRow> open = _ -> {};

    public ResourceTreeView() {
        table.setId("resource-tree");
        table.setFixedCellSize(ROW);
        table.setAccessibleText(Texts.text("stack.tree"));
        table.setPlaceholder(new Label(Texts.text("stack.tree.empty")));
        table.getStyleClass().add("resource-tree");
        text("stack.resource", 250, TreeRow::name).getStyleClass().add("first");
        text("stack.type", 170, TreeRow::typeWords).getStyleClass().add("secondary");
        TreeTableColumn<TreeRow, TreeRow> state = whole("stack.status", 150);
        state.setCellFactory(_ -> new StateCell());
        TreeTableColumn<TreeRow, TreeRow> gantt = whole("stack.timeline", 420);
        gantt.setText("");
        gantt.setGraphic(head);
        gantt.widthProperty().subscribe(w -> head.setPrefWidth(w.doubleValue() - 16));
        head.setMinWidth(0);
        gantt.prefWidthProperty().bind(Bindings.createDoubleBinding(() -> Math.max(240, table.getWidth() - BAR - table
                .getColumns().stream().filter(c -> c != gantt).mapToDouble(c -> c.getWidth()).sum()), table
                        .widthProperty(), table.getColumns().get(0).widthProperty(), table.getColumns().get(1)
                                .widthProperty(), state.widthProperty()));
        gantt.setCellFactory(_ -> new GanttCell(scale));
        table.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(open);
                e.consume();
            }
        });
        getChildren().add(table);
        new Ticker(this, () -> shown.filter(TreeRow::running).ifPresent(r -> rescale(r, Clock.systemUTC())));
    }

    private TreeTableColumn<TreeRow, String> text(String title, double width, Function<TreeRow, String> value) {
        var column = new TreeTableColumn<TreeRow, String>(Texts.text(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(value.apply(f.getValue().getValue())));
        column.setCellFactory(_ -> new NameCell());
        table.getColumns().add(column);
        return column;
    }

    private TreeTableColumn<TreeRow, TreeRow> whole(String title, double width) {
        var column = new TreeTableColumn<TreeRow, TreeRow>(Texts.text(title));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(f -> new SimpleObjectProperty<>(f.getValue().getValue()));
        table.getColumns().add(column);
        return column;
    }

    /** Shows the tree; what is open and chosen stays when it is the same stack. */
    public void show(Optional<TreeRow> stack, Clock clock) {
        boolean same = shown.map(TreeRow::id).equals(stack.map(TreeRow::id)) && table.getRoot() != null;
        shown = stack;
        if (stack.isEmpty()) {
            table.setRoot(null);
        } else if (same) {
            TreeItems.update(table.getRoot(), stack.get());
        } else {
            table.setRoot(TreeItems.of(stack.get()));
            table.getSelectionModel().select(0);
        }
        stack.ifPresent(s -> rescale(s, clock));
    }

    private void rescale(TreeRow stack, Clock clock) {
        scale.set(Scale.of(stack, clock.instant()));
        head.show(scale.get());
    }

    /** Chooses the row and opens all that it is in. */
    public void choose(String rowId) {
        if (table.getRoot() != null) {
            find(table.getRoot(), rowId).ifPresent(item -> {
                for (TreeItem<TreeRow> up = item.getParent(); up != null; up = up.getParent()) {
                    up.setExpanded(true);
                }
                table.getSelectionModel().select(item);
                table.scrollTo(Math.max(0, table.getRow(item) - 3));
            });
        }
    }

    private static Optional<TreeItem<TreeRow>> find(TreeItem<TreeRow> at, String rowId) {
        return at.getValue().id().equals(rowId) ? Optional.of(at)
                : at.getChildren().stream().flatMap(c -> find(c, rowId).stream()).findFirst();
    }

    private Optional<TreeRow> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    /** Told the chosen row whenever another one is chosen, or it changes. */
    public void setOnChosen(Consumer<Optional<TreeRow>> consumer) {
        table.getSelectionModel().selectedItemProperty().flatMap(TreeItem::valueProperty).subscribe(row -> consumer
                .accept(Optional.ofNullable(row)));
    }

    /** What Enter does. */
    public void setOnOpen(Consumer<TreeRow> action) {
        open = action;
    }

    private static final class NameCell extends TreeTableCell<TreeRow, String> {
        private static final PseudoClass BRANCH = PseudoClass.getPseudoClass("branch");

        @Override
        protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
            var row = getTableRow() == null ? null : getTableRow().getItem();
            boolean branch = !empty && row != null && !row.children().isEmpty();
            pseudoClassStateChanged(BRANCH, branch);
        }
    }
}
