package dev.signalbox.console.store.permissions;

import dev.signalbox.console.model.permissions.Denial;
import dev.signalbox.console.model.permissions.Simulation.Judged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was heard of actions on resources, each for a while only: permissions change, and nobody tells. Not thread-safe. */
final class Answers {
    static final Duration KEPT = Duration.ofMinutes(15);
    private static final int MOST = 1000;

    private final Clock clock;
    private final Map<On, Heard<Denial>> refused = bounded();
    private final Map<On, Heard<Judged>> judged = bounded();

    Answers(Clock clock) {
        this.clock = clock;
    }

    private record On(String action, String resource) {}

    private record Heard<T>(T what, Instant at) {}

    private static <T> Map<On, T> bounded() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<On, T> eldest) {
                return size() > MOST;
            }
        };
    }

    void refused(Denial denial) {
        refused.put(new On(denial.action(), denial.resource().orElse("")), new Heard<>(denial, clock.instant()));
    }

    /** A real answer counts for more than a simulated one. */
    boolean allowed(String action) {
        return refused.keySet().removeIf(on -> on.action().equals(action) && (on.resource().isEmpty() || on.resource()
                .equals(Denial.ALL)));
    }

    void judged(Judged answer) {
        judged.put(new On(answer.action(), answer.resource()), new Heard<>(answer, clock.instant()));
    }

    Optional<Denial> refusal(String action, String resource) {
        return fresh(refused.get(new On(action, resource)));
    }

    Optional<Judged> judgement(String action, String resource) {
        return fresh(judged.get(new On(action, resource)));
    }

    private <T> Optional<T> fresh(@Nullable Heard<T> heard) {
        return heard == null || old(heard) ? Optional.empty() : Optional.of(heard.what());
    }

    private boolean old(Heard<?> heard) {
        return heard.at().plus(KEPT).isBefore(clock.instant());
    }

    List<Denial> refusals(String action) {
        return refused.entrySet().stream().filter(e -> e.getKey().action().equals(action) && !old(e.getValue())).map(
                e -> e.getValue().what()).toList();
    }

    /** Judgements of single resources. */
    List<Judged> judgements(String action) {
        return judged.entrySet().stream().filter(e -> e.getKey().action().equals(action) && !e.getKey().resource()
                .equals(Denial.ALL) && !old(e.getValue())).map(e -> e.getValue().what()).toList();
    }

    boolean hasJudgements() {
        return !judged.isEmpty();
    }

    /** Whether anything was forgotten. */
    boolean forgetOld() {
        boolean some = refused.values().removeIf(this::old);
        return judged.values().removeIf(this::old) || some;
    }

    void forget(String action) {
        refused.keySet().removeIf(on -> on.action().equals(action));
        judged.keySet().removeIf(on -> on.action().equals(action));
    }

    void forget() {
        refused.clear();
        judged.clear();
    }
}
