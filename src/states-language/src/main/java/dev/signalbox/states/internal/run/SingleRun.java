package dev.signalbox.states.internal.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.states.Effects;
import dev.signalbox.states.ExecutionOutcome;
import dev.signalbox.states.Journal;
import dev.signalbox.states.JournalEntry;
import dev.signalbox.states.Probe;
import dev.signalbox.states.Stage;
import dev.signalbox.states.StateTrial;
import dev.signalbox.states.TrialOutcome;
import dev.signalbox.states.internal.data.DataFailure;
import dev.signalbox.states.internal.data.Json;
import java.util.List;
import java.util.OptionalInt;

/** One visit to one state, outside any execution. */
public final class SingleRun {
    private final StateTrial trial;
    private final Effects effects;
    private final Probe probe;
    private final Scope scope = new Scope();

    public SingleRun(StateTrial trial, Effects effects, Probe probe) {
        this.trial = trial;
        this.effects = effects;
        this.probe = probe;
    }

    public TrialOutcome run() {
        var recorder = new Recorder(new Forgetful(), effects, List.of());
        var context = new RunContext(trial.context().path("Execution").path("Id").asText(), recorder, effects,
                new Callbacks(recorder, effects, List.of()), new ContextObject(trial.context()), probe);
        var step = new Step(Sequence.root(context, scope, Variables.assigned(trial.variables())), trial.state(), "0",
                trial.input());
        probe.saw(Stage.INPUT, trial.input());
        tellVariables(Json.object());
        var limit = effects.at(effects.now().plusSeconds(StateTrial.MAX_SECONDS), () -> scope.end(ScopeEnded
                .cancelled()));
        try {
            step.enter();
            return tried(step);
        } catch (ScopeEnded e) {
            return failed(StateFailure.timeout(false), OptionalInt.empty());
        } finally {
            limit.cancel();
        }
    }

    private TrialOutcome tried(Step step) {
        try {
            var transition = step.perform(0);
            tellVariables(transition.assigned());
            return new TrialOutcome.Succeeded(transition.output(), transition.next());
        } catch (StateFailure e) {
            return unsuccessful(step, e);
        } catch (DataFailure e) {
            // TestState tells the bare cause, for there is no event to refer to.
            return unsuccessful(step, StateFailure.of(StateFailure.Origin.FIELDS, e.error(), e.message()));
        }
    }

    private TrialOutcome unsuccessful(Step step, StateFailure failure) {
        var retrier = retrier(step, failure);
        if (retrier.isPresent()) {
            var matching = step.retriers().get(retrier.getAsInt());
            if (trial.retries() < matching.maxAttempts()) {
                return new TrialOutcome.Retriable(problem(failure), retrier.getAsInt(), (long) Retries.backoff(matching,
                        trial.retries()));
            }
        }
        try {
            var to = step.caught(failure);
            tellVariables(to.assigned());
            return new TrialOutcome.Caught(problem(failure), retrier, catcher(step, failure),
                    new TrialOutcome.Transition(to.output(), to.next().orElseThrow()));
        } catch (StateFailure e) {
            return failed(e, retrier);
        }
    }

    private void tellVariables(ObjectNode assigned) {
        var all = Json.object();
        all.setAll(trial.variables());
        all.setAll(assigned);
        if (!all.isEmpty()) {
            probe.saw(Stage.VARIABLES, all);
        }
    }

    private static OptionalInt retrier(Step step, StateFailure failure) {
        for (int i = 0; i < step.retriers().size(); i++) {
            if (failure.matches(step.retriers().get(i).errorEquals())) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** The index of the catcher that caught it. */
    private static int catcher(Step step, StateFailure failure) {
        int index = 0;
        while (!failure.matches(step.catchers().get(index).errorEquals())) {
            index++;
        }
        return index;
    }

    private static TrialOutcome failed(StateFailure failure, OptionalInt retrier) {
        return new TrialOutcome.Failed(problem(failure), retrier);
    }

    private static TrialOutcome.Problem problem(StateFailure failure) {
        return new TrialOutcome.Problem(failure.error(), failure.cause());
    }

    /** Nothing of a trial is taken up again. */
    private static final class Forgetful implements Journal {
        @Override
        public void save(List<JournalEntry> entries) {
            // Nobody reads them.
        }

        @Override
        public void finish(List<JournalEntry> entries, ExecutionOutcome outcome) {
            // Nobody reads them.
        }
    }
}
