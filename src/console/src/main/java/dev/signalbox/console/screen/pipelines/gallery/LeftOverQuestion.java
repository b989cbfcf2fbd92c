package dev.signalbox.console.screen.pipelines.gallery;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.deploy.plan.LeftOver;
import java.util.ArrayList;
import java.util.List;

/** Asks before something is taken away that a colleague, or another tool, may be about to use. */
final class LeftOverQuestion {
    private LeftOverQuestion() {}

    static Confirmation of(LeftOver left, EnvironmentInfo environment) {
        var name = left.stack().name();
        var what = left.changeSet().isEmpty() ? "leftover.cleanUp." : "leftover.discard.";
        var question = new Confirmation(environment, Texts.text(what + "title", name), Texts.text(what + "verb"),
                whatGoes(left), Texts.text(what + consequence(left)));
        return left.changeSet().isEmpty() && !left.ours() ? question.typedUnlessLocal(name) : question;
    }

    private static List<String> whatGoes(LeftOver left) {
        var goes = new ArrayList<String>();
        left.changeSet().ifPresent(arn -> goes.add(Texts.text("leftover.changeSet", nameIn(arn))));
        if (left.creates()) {
            goes.add(Texts.text("leftover.stack", left.stack().name()));
        }
        return goes;
    }

    /** Of {@code arn:aws:cloudformation:...:changeSet/name/id}. */
    private static String nameIn(String arn) {
        var parts = arn.split("/");
        return parts.length < 2 ? arn : parts[1];
    }

    private static String consequence(LeftOver left) {
        if (left.changeSet().isPresent()) {
            return left.creates() ? "begun" : "stack";
        }
        return left.ours() ? "ours" : "foreign";
    }
}
