package dev.signalbox.console.store.stacks;

import dev.signalbox.console.gateway.LeftOversGateway;
import dev.signalbox.console.model.Deployment;
import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.Outcome;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.LiveValue;
import dev.signalbox.console.store.StacksStore;
import dev.signalbox.console.store.Subscription;
import dev.signalbox.console.store.Topic;
import dev.signalbox.console.store.Work;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.LeftOver;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** What a Signalbox that was closed or died has left: what goes on is followed by itself, what waits is offered. */
public final class LeftOversStore {
    /** Each has a thread that asks for its events; the rest shows in the list of stacks all the same. */
    private static final int FOLLOWED_AT_ONCE = 10;

    private final LeftOversGateway gateway;
    private final StacksStore stacks;
    private final Work work;
    private final Commands commands;
    private final LiveValue<List<LeftOver>> leftOvers;
    private final AtomicBoolean looked = new AtomicBoolean();
    private final AtomicReference<Set<String>> running = new AtomicReference<>(Set.of());

    public LeftOversStore(LeftOversGateway gateway, StacksStore stacks, Work work, Clock clock) {
        this.gateway = gateway;
        this.stacks = stacks;
        this.work = work;
        this.commands = new Commands(work.commands(), clock);
        this.leftOvers = new LiveValue<>(gateway::leftOvers, work.details(), clock);
    }

    /** What waits between plan and deed. */
    public Topic<Loadable<List<LeftOver>>> leftOvers() {
        return leftOvers.topic();
    }

    /** How the last command went. */
    public Topic<Outcome> outcome() {
        return commands.outcome();
    }

    /** Looks once, at the first stacks that are seen. What begins later is begun by this session, or by others who watch it. */
    public Subscription begin() {
        var seen = stacks.stacks().subscribe(next -> {
            if (next instanceof Loadable.Ready<List<StackSummary>>(var found, _) && looked.compareAndSet(false, true)) {
                work.details().execute(() -> follow(found));
                leftOvers.refresh();
            }
        });
        var ended = stacks.deployments().subscribe(this::noteEnded);
        stacks.refresh();
        return () -> {
            seen.close();
            ended.close();
        };
    }

    /** Looks again. */
    public void refresh() {
        leftOvers.refresh();
    }

    /** What has ended may have left a change set. */
    private void noteEnded(Map<String, Deployment> now) {
        var runs = now.values().stream().filter(Deployment::running).map(Deployment::stackName).collect(Collectors
                .toSet());
        if (!runs.containsAll(running.getAndSet(runs))) {
            leftOvers.refresh();
        }
    }

    /** What Signalbox made; who else works in the account watches that elsewhere. */
    private void follow(List<StackSummary> found) {
        found.stream().filter(s -> s.inProgress() && s.parent().isEmpty()).filter(s -> s.stamp().pipeline()
                .isPresent() || s.stamp().template().isPresent()).filter(s -> !s.status().equals(
                        "REVIEW_IN_PROGRESS")).limit(FOLLOWED_AT_ONCE).forEach(s -> stacks.follow(s.name(), kind(s
                                .status()), listener -> gateway
                                        .follow(s.id(), listener)));
    }

    private static Deployment.Kind kind(String status) {
        return status.startsWith("DELETE") ? Deployment.Kind.DELETE
                : status.startsWith("CREATE") || status.startsWith("ROLLBACK") ? Deployment.Kind.DEPLOY
                        : Deployment.Kind.UPDATE;
    }

    /** The plan waits for the answer of {@link StacksStore#answer}. */
    public void goOn(LeftOver leftOver) {
        stacks.goOn(leftOver.stack().name(), leftOver.creates() ? Deployment.Kind.DEPLOY : Deployment.Kind.UPDATE, (
                approval, listener) -> {
            try {
                return gateway.goOn(leftOver, approval, listener);
            } finally {
                leftOvers.refresh();
            }
        });
    }

    public void discard(LeftOver leftOver) {
        commands.run("Discarding what was left of " + leftOver.stack().name(), () -> {
            try {
                gateway.discard(leftOver);
            } finally {
                leftOvers.refresh();
                stacks.refresh();
            }
        });
    }
}
