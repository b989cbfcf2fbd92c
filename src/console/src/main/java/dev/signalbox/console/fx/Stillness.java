package dev.signalbox.console.fx;

import dev.signalbox.console.store.OpenQuestions;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;

/**
 * Tells when a scene shows everything that was asked for: no question is open, nothing to be seen is loading, and the frames
 * after that are laid out. Answers travel to the FX thread before their question ends, so they are shown by then. FX thread only.
 */
public final class Stillness {
    /** The style of a control that waits for its first answer. */
    public static final PseudoClass LOADING = PseudoClass.getPseudoClass("loading");

    /** An answer may make a screen ask more, and content laid out for the first time may be laid out again. */
    private static final int FRAMES = 3;

    private final Scene scene;
    private final OpenQuestions questions;
    private final Runnable still;
    private final Runnable frame = this::onFrame;
    private int frames;

    private Stillness(Scene scene, OpenQuestions questions, Runnable still) {
        this.scene = scene;
        this.questions = questions;
        this.still = still;
    }

    /** @param still runs once, in a frame */
    public static void await(Scene scene, OpenQuestions questions, Runnable still) {
        var stillness = new Stillness(scene, questions, still);
        scene.addPostLayoutPulseListener(stillness.frame);
        FxThread.requestFrame();
    }

    private void onFrame() {
        frames = questions.none() && !isLoading() ? frames + 1 : 0;
        if (frames < FRAMES) {
            FxThread.requestFrame();
            return;
        }
        scene.removePostLayoutPulseListener(frame);
        still.run();
    }

    private boolean isLoading() {
        return scene.getRoot().lookupAll(".state-pane").stream()
                .anyMatch(pane -> pane.getPseudoClassStates().contains(LOADING) && isSeen(pane));
    }

    private static boolean isSeen(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }
}
