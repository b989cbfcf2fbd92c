package dev.signalbox.console.control.strip;

import java.util.OptionalInt;

/** Where the cells of a heat strip are: in rows, as many columns as there is room for. Knows no toolkit. */
public record CellGrid(int columns) {
    static final double WIDTH = 8;
    static final double HEIGHT = 12;
    private static final double ACROSS = WIDTH + 1;
    private static final double DOWN = HEIGHT + 2;

    public static CellGrid of(double width) {
        return new CellGrid(Math.max(1, (int) ((width + ACROSS - WIDTH) / ACROSS)));
    }

    /** How high so many cells are. */
    public double height(int cells) {
        return cells == 0 ? 0 : (double) ((cells + columns - 1) / columns) * DOWN - (DOWN - HEIGHT);
    }

    double x(int cell) {
        return cell % columns * ACROSS;
    }

    double y(int cell) {
        return cell / columns * DOWN;
    }

    OptionalInt at(double x, double y, int cells) {
        int column = (int) (x / ACROSS);
        int cell = (int) (y / DOWN) * columns + column;
        return x >= 0 && y >= 0 && column < columns && cell < cells ? OptionalInt.of(cell) : OptionalInt.empty();
    }
}
