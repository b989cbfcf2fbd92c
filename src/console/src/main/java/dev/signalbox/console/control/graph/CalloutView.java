package dev.signalbox.console.control.graph;

import dev.signalbox.console.control.graph.layout.Drawing;
import dev.signalbox.console.control.graph.layout.Drawing.Box;
import dev.signalbox.console.model.CallbackUrl;
import dev.signalbox.console.model.StateProgress.Waiting;
import java.time.Instant;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.shape.Line;

/** The callout of a wait, and the line that ties it to its state. */
final class CalloutView extends Group {
    private static final double DISTANCE = 44;
    private final Line line = new Line();
    private final Callout callout;

    CalloutView(Runnable send) {
        callout = new Callout(send);
        callout.setManaged(false);
        line.getStyleClass().add("callout-line");
        setManaged(false);
        setVisible(false);
        getChildren().addAll(line, callout);
    }

    void show(Optional<Waiting> waiting, Optional<CallbackUrl> url, Instant now) {
        setVisible(waiting.isPresent());
        waiting.ifPresent(w -> callout.show(w, url, now));
    }

    double left() {
        return isVisible() ? callout.getLayoutX() : 0;
    }

    double right() {
        return isVisible() ? callout.getLayoutX() + Callout.WIDTH : 0;
    }

    double bottom() {
        return isVisible() ? callout.getLayoutY() + callout.getHeight() : 0;
    }

    /** Beside the box, where there is room. */
    void place(Drawing drawing, Box box) {
        double end = box.x() + box.width();
        boolean left = isOccupied(drawing, box, end, Double.MAX_VALUE) && !isOccupied(drawing, box, -Double.MAX_VALUE,
                box.x());
        double right = drawing.boxes().stream().filter(b -> isBeside(b, box)).mapToDouble(b -> b.x() + b.width()).max()
                .orElse(end);
        double x = left ? box.x() - DISTANCE - Callout.WIDTH : right + DISTANCE;
        double y = box.y() + box.height() / 2;
        callout.resizeRelocate(x, box.y() - 14, Callout.WIDTH, callout.prefHeight(Callout.WIDTH));
        line.setStartX(left ? box.x()
                : drawing.boxes().stream().filter(b -> b.y() < y && b.y() + b.height() > y)
                        .mapToDouble(b -> b.x() + b.width()).max().orElse(end));
        line.setEndX(left ? x + Callout.WIDTH : x);
        line.setStartY(y);
        line.setEndY(y);
    }

    private static boolean isOccupied(Drawing drawing, Box box, double from, double to) {
        return drawing.boxes().stream().anyMatch(b -> isBeside(b, box) && b.x() >= from && b.x() + b.width() <= to);
    }

    private static boolean isBeside(Box one, Box other) {
        return one.y() < other.y() + Callout.HEIGHT && one.y() + one.height() > other.y() - 14;
    }
}
