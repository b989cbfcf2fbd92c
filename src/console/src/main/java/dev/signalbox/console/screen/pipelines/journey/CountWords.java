package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.stack.TreeProgress;

/** How far an operation is, in words. */
public final class CountWords {
    private CountWords() {}

    public static String of(TreeProgress progress) {
        if (progress.rollsBack()) {
            return Texts.text("stack.rollsBack");
        }
        return progress.all() == 0 ? Texts.text("stack.countedSome", progress.done())
                : Texts.text("stack.counted", progress.done(), progress.all());
    }
}
