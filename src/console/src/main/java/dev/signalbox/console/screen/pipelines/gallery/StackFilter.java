package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.deploy.StackSummary;
import java.util.Locale;

/**
 * Which stacks of the list are shown.
 *
 * @param text in name, status, pipeline or description of its failure
 */
record StackFilter(String text, boolean troubled, boolean underWay) {
    boolean takes(StackSummary stack) {
        boolean named = text.isBlank() || (stack.name() + " " + stack.status() + " " + stack.pipeline().orElse("") + " "
                + stack.reason().orElse("")).toLowerCase(Locale.ROOT).contains(text.strip().toLowerCase(Locale.ROOT));
        boolean all = !troubled && !underWay;
        boolean wanted = all || (troubled && StackOrder.troubled(stack)) || (underWay && stack.inProgress());
        return named && wanted;
    }
}
