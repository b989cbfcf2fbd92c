package dev.signalbox.console.control.strip;

import dev.signalbox.console.control.Tones;
import dev.signalbox.console.control.strip.HeatCells.Cell;
import dev.signalbox.console.model.Tone;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;

/**
 * A cell for each item, or for some of them, in the colour of the worst; failed cells have a notch, so that their shape tells too.
 * Arrow keys move from cell to cell, Enter or a click picks one.
 */
public final class HeatStrip extends Region {
    private static final double NOTCH = 3;

    private final Map<Tone, Path> paths = new EnumMap<>(Tone.class);
    private final Rectangle cursor = frame("strip-cursor");
    private final Rectangle picked = frame("strip-picked");
    private final Tooltip tooltip = new Tooltip();
    private final Consumer<Cell> pick;
    private Function<Cell, String> words = Cell::words;
    private HeatCells shown = new HeatCells(List.of());
    private OptionalInt pickedAt = OptionalInt.empty();
    private int at;
    private CellGrid grid = new CellGrid(0);

    /** @param pick told the cell that is clicked or chosen by Enter */
    public HeatStrip(Consumer<Cell> pick) {
        this.pick = pick;
        getStyleClass().add("heat-strip");
        setAccessibleRole(AccessibleRole.BUTTON);
        getChildren().addAll(picked, cursor);
        cursor.visibleProperty().bind(focusedProperty());
        Tooltip.install(this, tooltip);
        addEventHandler(MouseEvent.MOUSE_MOVED, event -> tooltip.setText(under(event).stream().mapToObj(this::words)
                .findFirst().orElse("")));
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private static Rectangle frame(String style) {
        Rectangle frame = new Rectangle(CellGrid.WIDTH + 2, CellGrid.HEIGHT + 2);
        frame.getStyleClass().add(style);
        frame.setMouseTransparent(true);
        frame.setManaged(false);
        return frame;
    }

    public HeatCells shown() {
        return shown;
    }

    /**
     * @param picked the place of the cell that is picked, if one is
     * @param name what a cell is, in words
     */
    public void show(HeatCells cells, OptionalInt picked, Function<Cell, String> name) {
        words = name;
        boolean other = !cells.equals(shown) || !picked.equals(pickedAt);
        shown = cells;
        pickedAt = picked;
        if (other) {
            setFocusTraversable(!cells.cells().isEmpty()); // nothing to be told, nothing to walk through
            go(Math.min(at, cells.cells().size() - 1));
            grid = new CellGrid(0);
            requestLayout();
        }
    }

    /** Where the keyboard is. */
    private void go(int cell) {
        at = Math.clamp(cell, 0, Math.max(0, shown.cells().size() - 1));
        setAccessibleText(shown.cells().isEmpty() ? "" : words(at));
        place(cursor, OptionalInt.of(at));
    }

    private String words(int cell) {
        return words.apply(shown.cells().get(cell));
    }

    private void place(Rectangle frame, OptionalInt cell) {
        frame.setOpacity(cell.isPresent() && cell.getAsInt() < shown.cells().size() ? 1 : 0);
        if (grid.columns() > 0) {
            frame.setX(grid.x(cell.orElse(0)) - 1);
            frame.setY(grid.y(cell.orElse(0)) - 1);
        }
    }

    private OptionalInt under(MouseEvent event) {
        return grid.at(event.getX(), event.getY(), shown.cells().size());
    }

    private void clicked(MouseEvent event) {
        if (event.isStillSincePress()) {
            requestFocus();
            under(event).ifPresent(cell -> {
                go(cell);
                pick.accept(shown.cells().get(cell));
            });
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        if (shown.cells().isEmpty() || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> go(at - 1);
            case RIGHT -> go(at + 1);
            case UP -> go(at - grid.columns() < 0 ? at : at - grid.columns());
            case DOWN -> go(at + grid.columns() >= shown.cells().size() ? at : at + grid.columns());
            case HOME -> go(0);
            case END -> go(shown.cells().size() - 1);
            case ENTER, SPACE -> pick.accept(shown.cells().get(at));
            default -> {
                return;
            }
        }
        event.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return CellGrid.of(width < 0 ? getWidth() : width).height(shown.cells().size());
    }

    @Override
    protected void layoutChildren() {
        CellGrid next = CellGrid.of(getWidth());
        if (!next.equals(grid)) {
            grid = next;
            draw();
            place(cursor, OptionalInt.of(at));
            place(picked, pickedAt);
        }
    }

    private void draw() {
        paths.values().forEach(p -> p.getElements().clear());
        for (int i = 0; i < shown.cells().size(); i++) {
            Tone tone = shown.cells().get(i).worst().tone();
            draw(paths.computeIfAbsent(tone, this::path), grid.x(i), grid.y(i), tone == Tone.FAILED
                    || tone == Tone.TIMED_OUT);
        }
    }

    private Path path(Tone tone) {
        Path path = new Path();
        path.getStyleClass().addAll("strip-cells", Tones.styleClass(tone));
        path.setManaged(false);
        path.setMouseTransparent(true);
        getChildren().addFirst(path);
        return path;
    }

    private static void draw(Path path, double x, double y, boolean notched) {
        path.getElements().add(new MoveTo(x, y));
        if (notched) {
            path.getElements().addAll(new LineTo(x + CellGrid.WIDTH / 2 - NOTCH / 2, y), new LineTo(x + CellGrid.WIDTH
                    / 2, y + NOTCH),
                    new LineTo(x + CellGrid.WIDTH / 2 + NOTCH / 2, y));
        }
        path.getElements().addAll(new LineTo(x + CellGrid.WIDTH, y), new LineTo(x + CellGrid.WIDTH, y
                + CellGrid.HEIGHT), new LineTo(x, y
                        + CellGrid.HEIGHT), new ClosePath());
    }
}
