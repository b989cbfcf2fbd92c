package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.control.Confirmation;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.deploy.plan.ChangePlan;
import dev.signalbox.deploy.plan.ResourceChange;
import dev.signalbox.deploy.plan.ResourceChange.Action;
import java.util.Optional;
import javafx.scene.Node;

/** Asks whether a change set is executed; who would lose something types the stack's name. */
public final class Review {
    private final EnvironmentInfo environment;

    public Review(EnvironmentInfo environment) {
        this.environment = environment;
    }

    public void ask(Node owner, ChangePlan plan, Runnable execute) {
        boolean loses = !plan.losses().isEmpty();
        boolean mayLose = loses || (!plan.creates() && !plan.toldAll());
        var key = plan.creates() ? "plan.ask.create" : "plan.ask.update";
        var consequence = consequence(plan);
        new Confirmation(environment, Texts.text(key, plan.stackName()), Texts.text(plan.creates() ? "plan.verb.create"
                : "plan.verb.update"), PlanWords.worstFirst(plan).stream().filter(c -> plan.creates() || c
                        .action() != Action.CREATE).map(ResourceChange::logicalId).toList(), Texts.text(
                                "plan.ask.summary", plan.summary()) + " " + consequence, mayLose ? Optional.of(plan
                                        .stackName()) : Optional.empty()).ask(owner, execute);
    }

    private static String consequence(ChangePlan plan) {
        var lost = plan.losses().isEmpty() ? "" : Texts.text("plan.ask.loses", PlanWords.losses(plan)) + " ";
        if (plan.creates()) {
            return lost.isEmpty() ? Texts.text("plan.ask.new") : lost.strip();
        }
        return plan.toldAll() ? lost.isEmpty() ? Texts.text("plan.ask.safe") : lost.strip()
                : lost + Texts.text("plan.ask.untold");
    }
}
