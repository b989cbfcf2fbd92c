package dev.signalbox.console.screen.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Keeps every control of the bar whole in a narrow window or at a large scale: what is said elsewhere too gives way, one after the other. */
final class BarFit {
    private final HBox bar;
    private final Region elastic;
    private final double least;
    private final List<Consumer<Boolean>> steps = new ArrayList<>();
    private boolean fitting;

    /**
     * @param elastic becomes narrower before anything gives way
     * @param least how narrow it may become
     */
    BarFit(HBox bar, Region elastic, double least) {
        this.bar = bar;
        this.elastic = elastic;
        this.least = least;
        bar.widthProperty().subscribe(_ -> fit());
    }

    /** These go next. */
    BarFit hide(Node... nodes) {
        return then(away -> {
            for (Node node : nodes) {
                node.setVisible(!away);
                node.setManaged(!away);
            }
        });
    }

    /** These lose their text next and keep their icon. */
    BarFit toIcon(Labeled... controls) {
        return then(away -> {
            for (Labeled control : controls) {
                control.setContentDisplay(away ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
            }
        });
    }

    BarFit then(Consumer<Boolean> step) {
        steps.add(step);
        return this;
    }

    /** Fits again whenever this changes. */
    BarFit when(ObservableValue<?> changed) {
        changed.subscribe(_ -> fit());
        return this;
    }

    private void fit() {
        if (bar.getScene() == null || bar.getWidth() <= 0 || fitting) {
            return;
        }
        fitting = true; // what gives way changes its words
        steps.forEach(s -> s.accept(false));
        bar.applyCss();
        for (int i = 0; i < steps.size() && needed() > bar.getWidth(); i++) {
            steps.get(i).accept(true);
            bar.applyCss();
        }
        fitting = false;
    }

    private double needed() {
        List<Node> shown = bar.getChildren().stream().filter(Node::isManaged).toList();
        double controls = shown.stream().mapToDouble(n -> n == elastic ? Math.min(least, n.prefWidth(-1))
                : n.prefWidth(
                        -1)).sum();
        return controls + bar.getSpacing() * (shown.size() - 1) + bar.getInsets().getLeft() + bar.getInsets()
                .getRight();
    }
}
