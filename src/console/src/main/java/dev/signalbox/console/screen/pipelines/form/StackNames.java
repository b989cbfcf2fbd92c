package dev.signalbox.console.screen.pipelines.form;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.deploy.StackSummary;
import java.util.Optional;

/** CloudFormation's rule for stack names. */
final class StackNames {
    private static final String RULE = "[A-Za-z][A-Za-z0-9-]{0,127}";

    private StackNames() {}

    /** @param taken the stack that has the name */
    static Optional<String> problem(String name, Optional<StackSummary> taken) {
        if (!name.matches(RULE)) {
            return Optional.of(Texts.text("deploy.nameRule"));
        }
        return taken.map(s -> Texts.text("deploy.nameTaken", name, s.status()));
    }
}
