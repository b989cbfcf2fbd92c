package dev.signalbox.console.screen.pipelines.gallery;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/** Cards side by side, as many as there is room for, all of a row equally high and wide. */
public final class CardGrid extends Pane {
    private static final double LEAST = 420;
    private static final double MOST = 720;
    private static final double GAP = 12;

    public CardGrid() {
        getStyleClass().add("pipeline-cards");
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private int columns(double width) {
        return Math.max(1, (int) ((width + GAP) / (LEAST + GAP)));
    }

    private double card(double width) {
        int columns = columns(width);
        return Math.min(MOST, (width - GAP * (columns - 1)) / columns);
    }

    private double inner(double width) {
        Insets insets = getInsets();
        return width - insets.getLeft() - insets.getRight();
    }

    private double height(List<Node> row, double card) {
        return row.stream().mapToDouble(n -> n.prefHeight(card)).max().orElse(0);
    }

    @Override
    protected double computePrefHeight(double width) {
        double inner = inner(width < 0 ? LEAST : width);
        int columns = columns(inner);
        List<Node> cards = getManagedChildren();
        double sum = getInsets().getTop() + getInsets().getBottom();
        for (int i = 0; i < cards.size(); i += columns) {
            sum += height(cards.subList(i, Math.min(cards.size(), i + columns)), card(inner)) + (i == 0 ? 0 : GAP);
        }
        return sum;
    }

    @Override
    protected double computeMinWidth(double height) {
        return LEAST / 2;
    }

    @Override
    protected void layoutChildren() {
        double inner = inner(getWidth());
        int columns = columns(inner);
        double card = card(inner);
        List<Node> cards = getManagedChildren();
        double y = getInsets().getTop();
        for (int i = 0; i < cards.size(); i += columns) {
            List<Node> row = cards.subList(i, Math.min(cards.size(), i + columns));
            double height = height(row, card);
            double x = getInsets().getLeft();
            for (Node node : row) {
                node.resizeRelocate(snapPositionX(x), snapPositionY(y), snapSizeX(card), snapSizeY(height));
                x += card + GAP;
            }
            y += height + GAP;
        }
    }
}
