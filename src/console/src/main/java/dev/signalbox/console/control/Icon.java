package dev.signalbox.console.control;

import javafx.beans.NamedArg;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** A line icon in the colour {@code -sb-ink} of the place where it stands. */
public final class Icon extends Region {
    private static final double GRID = 16;
    private static final double STROKE = 1.5;

    private final SVGPath line = new SVGPath();
    private final double size;

    public Icon(@NamedArg("glyph") Glyph glyph) {
        this(glyph, GRID);
    }

    /** @param size edge length in px; the line keeps its width */
    public Icon(@NamedArg("glyph") Glyph glyph, @NamedArg(value = "size", defaultValue = "16") double size) {
        this.size = size;
        getStyleClass().add("icon");
        line.getStyleClass().add("line");
        line.setStrokeWidth(STROKE * GRID / size);
        line.getTransforms().add(new Scale(size / GRID, size / GRID));
        line.setManaged(false);
        setGlyph(glyph);
        getChildren().add(line);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }

    public void setGlyph(Glyph glyph) {
        line.setContent(glyph.path());
    }

    @Override
    protected double computePrefWidth(double height) {
        return size;
    }

    @Override
    protected double computePrefHeight(double width) {
        return size;
    }
}
