package dev.signalbox.console.app.moto;

import dev.signalbox.console.gateway.GatewayException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The steps of a story and what became of each. A step that fails ends nothing: the others are tried all the same. */
final class Journey {
    private final Map<String, String> gaps;
    private final Set<String> taken = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    /** @param gaps what moto is known not to do, by the step that needs it, and why */
    Journey(Map<String, String> gaps) {
        this.gaps = gaps;
    }

    enum Outcome {
        WORKS("works"), GAP("not by moto"), DEFECT("OUR DEFECT");

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

    /** Something that the console does, and what to tell of it. */
    interface Doing {
        Object run() throws Exception;
    }

    void step(String screen, String what, Doing doing) {
        taken.add(what);
        try {
            var said = String.valueOf(doing.run());
            steps.add(gaps.containsKey(what) ? new Step(screen, what, Outcome.DEFECT, "is named as a gap, but works: "
                    + said) : new Step(screen, what, Outcome.WORKS, said));
        } catch (GatewayException e) {
            failed(screen, what, "`" + e.failure().code() + "` " + e.failure().message());
        } catch (Exception | AssertionError e) {
            failed(screen, what, e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }

    private void failed(String screen, String what, String said) {
        var gap = gaps.get(what);
        var shown = said.length() > 300 ? said.substring(0, 300) + "…" : said;
        steps.add(gap == null ? new Step(screen, what, Outcome.DEFECT, shown)
                : new Step(screen, what, Outcome.GAP, gap + " It answers: " + shown));
    }

    /** What no step came to: a list of gaps is to be no longer than it must. */
    Set<String> untaken() {
        return gaps.keySet().stream().filter(g -> !taken.contains(g)).collect(Collectors.toSet());
    }

    List<Step> defects() {
        return steps.stream().filter(s -> s.outcome() == Outcome.DEFECT).toList();
    }

    String summary() {
        return "%d steps: %d work, %d are not offered by moto, %d are defects of the console.".formatted(steps.size(),
                count(Outcome.WORKS), count(Outcome.GAP), count(Outcome.DEFECT));
    }

    private long count(Outcome outcome) {
        return steps.stream().filter(s -> s.outcome() == outcome).count();
    }

    String table() {
        return "| screen | step | | what came of it |\n|---|---|---|---|\n" + steps.stream().map(Step::line).collect(
                Collectors.joining());
    }
}
