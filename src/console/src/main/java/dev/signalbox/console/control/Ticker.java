package dev.signalbox.console.control;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.util.Duration;

/** Lets ages on screen go on, once a second, while the node is in a window. It never does I/O. */
public final class Ticker {
    private final Timeline second;

    public Ticker(Node node, Runnable tick) {
        second = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        second.setCycleCount(Animation.INDEFINITE);
        node.sceneProperty().subscribe(scene -> {
            if (scene == null) {
                second.stop();
            } else {
                second.play();
            }
        });
    }
}
