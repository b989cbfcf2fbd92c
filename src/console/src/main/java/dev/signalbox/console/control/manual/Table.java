package dev.signalbox.console.control.manual;

import dev.signalbox.console.model.manual.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;

/** A table whose columns share the width by what is in them. */
final class Table extends AbstractVisitor {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 60;

    private final GridPane grid = new GridPane();
    private final List<Integer> longest = new ArrayList<>();
    private final String page;
    private final Leads leads;
    private int row = -1;
    private int column;

    Table(String page, Leads leads) {
        this.page = page;
        this.leads = leads;
        grid.getStyleClass().add("manual-table");
    }

    GridPane of(TableBlock table) {
        visitChildren(table);
        int all = longest.stream().mapToInt(Integer::intValue).sum();
        longest.forEach(width -> {
            ColumnConstraints constraints = new ColumnConstraints();
            constraints.setPercentWidth(100.0 * width / all);
            grid.getColumnConstraints().add(constraints);
        });
        return grid;
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof TableRow) {
            row++;
            column = 0;
        }
        if (node instanceof TableCell cell) {
            add(cell);
        } else {
            visitChildren(node);
        }
    }

    private void add(TableCell cell) {
        TextFlow flow = Inlines.of(cell, page, leads);
        StackPane pane = new StackPane(flow);
        pane.getStyleClass().add(cell.isHeader() ? "manual-head" : "manual-cell");
        grid.add(pane, column, row);
        int length = Math.clamp(Words.of(cell).length(), SHORTEST, LONGEST);
        if (column == longest.size()) {
            longest.add(length);
        } else {
            longest.set(column, Math.max(length, longest.get(column)));
        }
        column++;
    }
}
