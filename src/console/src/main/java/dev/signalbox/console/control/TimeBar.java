package dev.signalbox.console.control;

import dev.signalbox.console.model.Spans;
import javafx.scene.control.OverrunStyle;
import javafx.css.PseudoClass;
import dev.signalbox.console.model.Timeline.Piece;
import dev.signalbox.console.model.Tone;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Pieces of a time line from 0 to 1 in their states' colours, each with its length in it where that fits: outlined when over, solid
 * while they go on, dashed with an end stop when they are still to come. Two slashes mark where the line is shown short.
 */
public final class TimeBar extends Region {
    private static final double BAR = 14;
    private static final double LABEL = 62;
    private static final double GAP = 6;
    private static final double STOP = 16;
    private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");

    private final List<Piece> pieces;
    private final List<Region> bars;
    private final List<Double> breaks;
    private final List<Label> slashes;
    private final Label words;

    /** @param from where the bar begins and @param to where it ends, as shares of the whole */
    public TimeBar(Tone tone, double from, double to, String length) {
        this(List.of(new Piece(tone, from, to, tone == Tone.RUNNING)), List.of(), length);
    }

    /** @param breaks where the line is shown short; only those inside a piece are marked */
    public TimeBar(List<Piece> pieces, List<Double> breaks, String length) {
        this.pieces = List.copyOf(pieces);
        this.breaks = breaks.stream().filter(b -> pieces.stream().anyMatch(p -> p.from() < b && b < p.to())).toList();
        words = new Label(length);
        words.getStyleClass().addAll("tiny-text", "text-2");
        words.setManaged(false);
        bars = this.pieces.stream().map(TimeBar::bar).toList();
        slashes = this.breaks.stream().map(_ -> slash()).toList();
        getChildren().addAll(bars);
        getChildren().addAll(slashes);
        getChildren().add(words);
    }

    private static Region bar(Piece piece) {
        Label bar = new Label(piece.coming() || piece.length().isZero() ? "" : Spans.words(piece.length()));
        bar.getStyleClass().addAll("time-bar", piece.coming() ? "coming" : piece.open() ? "solid" : "over", Tones
                .styleClass(piece.tone()));
        bar.setTextOverrun(OverrunStyle.CLIP);
        bar.setManaged(false);
        return bar;
    }

    private static Label slash() {
        Label slash = new Label("//");
        slash.getStyleClass().add("time-break");
        slash.setManaged(false);
        return slash;
    }

    /** How much of a width the line has; behind it is place for words. */
    public static double room(double width) {
        return Math.max(0, width - LABEL);
    }

    /** The whole length stands behind the bars, unless the only one says it already. */
    @Override
    protected void layoutChildren() {
        double room = room(getWidth());
        double end = 0;
        boolean said = false;
        for (int i = 0; i < bars.size(); i++) {
            Piece piece = pieces.get(i);
            double x = piece.from() * room;
            double width = Math.max(3, (piece.to() - piece.from()) * room);
            double height = piece.coming() ? STOP : BAR;
            Region bar = bars.get(i);
            boolean fits = width > bar.prefWidth(-1) + 2 && !piece.length().isZero();
            bar.pseudoClassStateChanged(NARROW, !fits);
            bar.resizeRelocate(x, (getHeight() - height) / 2, width, height);
            said |= fits && !piece.coming() && piece.length().toMillis() > 0;
            end = Math.max(end, x + width);
        }
        slashes.forEach(Node::applyCss); // in a new row they are laid out before the pulse gives them a style, and not again
        for (int i = 0; i < slashes.size(); i++) {
            slashes.get(i).autosize();
            slashes.get(i).relocate(breaks.get(i) * room - slashes.get(i).getWidth() / 2, (getHeight() - slashes.get(i)
                    .getHeight()) / 2);
        }
        words.setVisible(!said || pieces.size() > 1 && pieces.stream().noneMatch(Piece::coming));
        words.autosize();
        words.relocate(end + GAP, (getHeight() - words.getHeight()) / 2);
    }
}
