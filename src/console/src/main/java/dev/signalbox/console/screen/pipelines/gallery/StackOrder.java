package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.model.StackWords;
import dev.signalbox.console.model.Tone;
import dev.signalbox.deploy.StackSummary;
import java.util.Comparator;

/** Stacks in the order in which somebody should look at them: failed ones, rolled back ones, those under way, the rest by name. */
final class StackOrder {
    static final Comparator<StackSummary> BY_NEED = Comparator.comparingInt(StackOrder::rank).thenComparing(
            StackSummary::name);

    private StackOrder() {}

    static boolean troubled(StackSummary stack) {
        return rank(stack) < 2;
    }

    private static int rank(StackSummary stack) {
        Tone tone = StackWords.of(stack.status()).tone();
        return switch (tone) {
            case FAILED -> 0;
            case ATTENTION -> 1;
            case RUNNING -> 2;
            case ABORTED -> 4;
            default -> 3;
        };
    }
}
