package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Outcome;
import java.util.List;

/** Sums up what the checks found. */
final class CheckWords {
    private CheckWords() {}

    static String of(List<Check> checks) {
        long passed = checks.stream().filter(c -> c.outcome() == Outcome.PASSED).count();
        long doubtful = checks.stream().filter(c -> c.outcome() == Outcome.DOUBTFUL).count();
        long open = checks.stream().filter(c -> c.outcome() == Outcome.NOT_CHECKED).count();
        return passed + " checks passed" + (doubtful == 0 ? "" : ", " + doubtful + " in doubt") + (open == 0 ? ""
                : ", " + open + " not checked") + ".";
    }
}
