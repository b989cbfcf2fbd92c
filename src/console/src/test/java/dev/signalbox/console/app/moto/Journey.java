package dev.signalbox.console.app.moto;

import dev.signalbox.console.app.moto.MotoGaps.Gap;
import dev.signalbox.console.gateway.GatewayException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a story and what became of each. A step that fails ends nothing: the others are tried all the same. */
final class Journey {
    private final Map<String, Gap> gaps;
    private final Set<String> taken = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param gaps what moto is known not to do, by the step that needs it */
    Journey(Map<String, Gap> gaps) {
        this.gaps = gaps;
    }

    enum Outcome {
        WORKS("works"), GAP("not by moto"), NOT_REACHED("not reached"), DEFECT("OUR DEFECT");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }
    }

    record Step(String screen, String what, Outcome outcome, String said) {
        String line() {
            return "| %s | %s | %s | %s |\n".formatted(screen, what, outcome.word, said.replace("|", "\\|").replaceAll(
                    "\\s+", " ").strip());
        }
    }

    /** A step that needs what an earlier one did not bring about: nothing was asked, so nothing is known. */
    static final class NotReachedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotReachedException(String why) {
            super(why);
        }
    }

    /** Something that the console does, and what to tell of it. */
    interface Doing {
        Object run() throws Exception;
    }

    void step(String screen, String what, Doing doing) {
        try {
            var said = String.valueOf(doing.run());
            taken.add(what);
            steps.add(gaps.containsKey(what) ? new Step(screen, what, Outcome.DEFECT, "is named as a gap, but works: "
                    + said) : new Step(screen, what, Outcome.WORKS, said));
        } catch (NotReachedException e) {
            steps.add(new Step(screen, what, Outcome.NOT_REACHED, String.valueOf(e.getMessage())));
        } catch (GatewayException e) {
            failed(screen, what, "`" + e.failure().code() + "` " + e.failure().message());
        } catch (Exception | AssertionError e) {
            failed(screen, what, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void failed(String screen, String what, String said) {
        taken.add(what);
        var gap = gaps.get(what);
        var line = said.replaceAll("\\s+", " ");
        var shown = line.length() > 300 ? line.substring(0, 300) + "…" : line;
        if (gap == null) {
            steps.add(new Step(screen, what, Outcome.DEFECT, shown));
        } else if (line.contains(gap.answer())) {
            steps.add(new Step(screen, what, Outcome.GAP, gap.why() + " It answers: " + shown));
        } else {
            steps.add(new Step(screen, what, Outcome.DEFECT, "fails otherwise than moto's gap does (\"" + gap.answer()
                    + "\"): " + shown));
        }
    }

    /** What no step came to: a list of gaps is to be no longer than it must. */
    Set<String> untaken() {
        return gaps.keySet().stream().filter(g -> !taken.contains(g)).collect(Collectors.toSet());
    }

    List<Step> defects() {
        return steps.stream().filter(s -> s.outcome() == Outcome.DEFECT).toList();
    }

    String summary() {
        return "%d steps: %d work, %d are not offered by moto, %d were not reached, %d are defects of the console."
                .formatted(steps.size(), count(Outcome.WORKS), count(Outcome.GAP), count(Outcome.NOT_REACHED), count(
                        Outcome.DEFECT));
    }

    private long count(Outcome outcome) {
        return steps.stream().filter(s -> s.outcome() == outcome).count();
    }

    String table() {
        return "| screen | step | | what came of it |\n|---|---|---|---|\n" + steps.stream().map(Step::line).collect(
                Collectors.joining());
    }
}
