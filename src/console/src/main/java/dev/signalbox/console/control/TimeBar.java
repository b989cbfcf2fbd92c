package dev.signalbox.console.control;

import dev.signalbox.console.model.Spans;
import javafx.scene.control.OverrunStyle;
import javafx.css.PseudoClass;
import dev.signalbox.console.model.Timeline.Piece;
import dev.signalbox.console.model.Tone;
import java.util.List;
import java.util.stream.Stream;
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

    private List<Piece> pieces = List.of();
    private List<Label> bars = List.of();
    private List<Double> breaks = List.of();
    private List<Label> slashes = List.of();
    private final Label words = new Label();

    /** @param from where the bar begins and @param to where it ends, as shares of the whole */
    public TimeBar(Tone tone, double from, double to, String length) {
        this(List.of(new Piece(tone, from, to, tone == Tone.RUNNING)), List.of(), length);
    }

    /** @param breaks where the line is shown short; only those inside a piece are marked */
    public TimeBar(List<Piece> pieces, List<Double> breaks, String length) {
        words.getStyleClass().addAll("tiny-text", "text-2");
        words.setManaged(false);
        show(pieces, breaks, length);
    }

    /** Shows other pieces; those that are of the same kind as before only move, which costs no new style. */
    public void show(List<Piece> next, List<Double> shortAt, String length) {
        List<Double> inside = shortAt.stream().filter(b -> next.stream().anyMatch(p -> p.from() < b && b < p.to()))
                .toList();
        if (getChildren().isEmpty() || inside.size() != breaks.size() || !kinds(next).equals(kinds(pieces))) {
            bars = next.stream().map(TimeBar::bar).toList();
            slashes = inside.stream().map(_ -> slash()).toList();
            getChildren().setAll(Stream.of(bars, slashes, List.of(words)).flatMap(List::stream).toList());
        }
        pieces = List.copyOf(next);
        breaks = inside;
        words.setText(length);
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).setText(words(pieces.get(i)));
        }
        requestLayout();
    }

    private static List<List<String>> kinds(List<Piece> pieces) {
        return pieces.stream().map(TimeBar::kind).toList();
    }

    private static List<String> kind(Piece piece) {
        return List.of("time-bar", piece.coming() ? "coming" : piece.open() ? "solid" : "over", Tones.styleClass(piece
                .tone()));
    }

    private static String words(Piece piece) {
        return piece.coming() || piece.length().isZero() ? "" : Spans.words(piece.length());
    }

    private static Label bar(Piece piece) {
        Label bar = new Label();
        bar.getStyleClass().addAll(kind(piece));
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
