package dev.signalbox.console.store.permissions;

import dev.signalbox.console.gateway.DenialLog;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.PermissionsGateway;
import dev.signalbox.console.model.guard.Allowance;
import dev.signalbox.console.model.permissions.ActionFact;
import dev.signalbox.console.model.permissions.ActionFact.Standing;
import dev.signalbox.console.model.permissions.CallerArn;
import dev.signalbox.console.model.permissions.Denial;
import dev.signalbox.console.model.permissions.DenialReader;
import dev.signalbox.console.model.permissions.Known;
import dev.signalbox.console.model.permissions.Simulation;
import dev.signalbox.console.model.permissions.Simulation.Judged;
import dev.signalbox.console.model.permissions.UsedAction;
import dev.signalbox.console.model.permissions.UsedActions;
import dev.signalbox.console.store.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the caller may do, as far as IAM's simulator told and AWS's refusals taught. Whatever is not known counts as allowed: an action
 * barred by mistake is worse than one refused. Safe for use by several threads.
 */
public final class Permissions implements DenialLog {
    private static final Logger LOG = LoggerFactory.getLogger(Permissions.class);

    /** For so long no more is asked after a question that failed. */
    private static final Duration REST = Duration.ofMinutes(1);

    private final PermissionsGateway gateway;
    private final Executor worker;
    private final Clock clock;
    private final UsedActions used = UsedActions.all();
    private final Answers answers;
    private final Set<String> asked = new HashSet<>();
    /** By resource, what IAM is to be asked about it. */
    private final Map<String, List<String>> queued = new HashMap<>();
    private final Topic<Known> all = new Topic<>(Known.nothing());
    private Optional<CallerArn> caller = Optional.empty();
    private Optional<String> notTold = Optional.empty();
    private Optional<String> failed = Optional.empty();
    private Instant restsUntil = Instant.MIN;
    private Optional<Instant> askedAt = Optional.empty();
    /** Whether IAM answered, if only that it does not tell. */
    private boolean settled;

    /** @param worker asks one thing after the other */
    public Permissions(PermissionsGateway gateway, Executor worker, Clock clock) {
        this.gateway = gateway;
        this.worker = worker;
        this.clock = clock;
        this.answers = new Answers(clock);
    }

    public Topic<Known> all() {
        return all;
    }

    /** Whether an action may be done on whatever it is done to. */
    public synchronized Allowance of(String action) {
        return answers.refusal(action, Denial.ALL).map(this::denied).orElseGet(Allowance.Allowed::new);
    }

    /** Whether an action may be done on one resource. What IAM was not asked yet is asked, and {@link #all} tells when it is known. */
    public synchronized Allowance of(String action, String resource) {
        Optional<Denial> refused = answers.refusal(action, Denial.ALL).or(() -> answers.refusal(action, resource));
        if (refused.isPresent()) {
            return denied(refused.get());
        }
        Optional<Judged> judged = answers.judgement(action, resource);
        if (judged.isEmpty() && answers.judgement(action, Denial.ALL).filter(
                j -> j.verdict() != Judged.Verdict.ALLOWED).isPresent()) {
            queue(action, resource);
        }
        return judged.flatMap(this::refusal).map(this::denied).orElseGet(Allowance.Allowed::new);
    }

    private Allowance denied(Denial denial) {
        String who = caller.map(CallerArn::shortName).or(() -> denial.who().map(w -> CallerArn.of(w).shortName())).map(
                n -> " " + n).orElse("");
        return new Allowance.Denied(denial.action(), "Your role" + who + " lacks " + denial.action() + ": " + denial
                .why()
                + ".");
    }

    private Optional<Denial> refusal(Judged judged) {
        boolean policies = used.find(judged.action()).map(UsedAction::resourcePolicies).orElse(true);
        return judged.surelyRefused(policies) ? Optional.of(new Denial(judged.action(), Optional.of(judged.resource()),
                Optional.empty(), judged.kind(), judged.verdict() == Judged.Verdict.DENIED)) : Optional.empty();
    }

    /** Forgets what is known against an action, because the operator doubts it; only AWS's own refusal bars it again. */
    public synchronized void doubt(String action) {
        answers.forget(action);
        publish();
    }

    /** Asks IAM about every action, in the background. */
    public void check() {
        worker.execute(() -> ask(used.actions().stream().map(UsedAction::name).toList(), Denial.ALL));
    }

    /** Forgets all that is known, for example because somebody else signed in, and asks again. */
    public void checkAgain() {
        synchronized (this) {
            answers.forget();
            asked.clear();
            caller = Optional.empty();
            publish();
        }
        check();
    }

    /** Forgets what was heard too long ago or of somebody else, and asks IAM when nothing is left. For every few minutes. */
    public void refresh() {
        worker.execute(this::compareCaller);
        boolean again;
        synchronized (this) {
            if (answers.forgetOld()) {
                settled = notTold.isPresent();
                asked.clear();
                publish();
            }
            again = !answers.hasJudgements() && !settled;
        }
        if (again) {
            check();
        }
    }

    /** Somebody may have signed in as another role since, here or elsewhere. */
    private void compareCaller() {
        try {
            CallerArn now = gateway.caller();
            boolean other;
            synchronized (this) {
                other = caller.filter(before -> !before.equals(now)).isPresent();
            }
            if (other) {
                checkAgain();
            }
        } catch (GatewayException e) {
            LOG.debug("Who we are was not told", e);
        }
    }

    /** Controls ask one by one, and IAM is asked once for all of them. */
    private void queue(String action, String resource) {
        if (notTold.isEmpty() && !clock.instant().isBefore(restsUntil) && asked.add(action + " " + resource)) {
            queued.computeIfAbsent(resource, _ -> new ArrayList<>()).add(action);
            worker.execute(() -> askQueued(resource));
        }
    }

    private void askQueued(String resource) {
        List<String> actions;
        synchronized (this) {
            actions = Optional.ofNullable(queued.remove(resource)).orElse(List.of());
        }
        if (!actions.isEmpty()) {
            ask(actions, resource);
        }
    }

    private void ask(List<String> actions, String resource) {
        try {
            CallerArn who = whoAmI();
            Simulation told = gateway.simulate(who, actions, resource);
            synchronized (this) {
                caller = Optional.of(who);
                settled = true;
                failed = Optional.empty();
                notTold = told instanceof Simulation.NotTold(var why) ? Optional.of(why) : Optional.empty();
                if (told instanceof Simulation.Told(_, var judged)) {
                    judged.forEach(answers::judged);
                    askedAt = Optional.of(clock.instant());
                }
                publish();
            }
        } catch (GatewayException e) {
            synchronized (this) {
                failed = Optional.of(e.failure().message());
                restsUntil = clock.instant().plus(REST);
                actions.forEach(a -> asked.remove(a + " " + resource));
                publish();
            }
        }
    }

    private CallerArn whoAmI() throws GatewayException {
        Optional<CallerArn> known;
        synchronized (this) {
            known = caller;
        }
        return known.isPresent() ? known.get() : gateway.caller();
    }

    @Override
    public synchronized void refused(String service, String operation, String message) {
        DenialReader.read(message, used.action(service, operation)).ifPresent(denial -> {
            boolean everywhere = used.find(denial.action()).filter(UsedAction::everywhere).isPresent();
            answers.refused(everywhere ? denial.onAll() : denial);
            publish();
        });
    }

    @Override
    public synchronized void allowed(String service, String operation) {
        if (used.action(service, operation).filter(answers::allowed).isPresent()) {
            publish();
        }
    }

    private void publish() {
        all.publish(new Known(caller, notTold.or(() -> failed), askedAt, used.actions().stream().map(this::fact)
                .toList()));
    }

    private ActionFact fact(UsedAction action) {
        List<Denial> denials = new ArrayList<>(Stream.concat(answers.refusals(action.name()).stream(), answers
                .judgements(action.name()).stream().flatMap(j -> refusal(j).stream())).distinct().toList());
        Optional<Judged> judged = answers.judgement(action.name(), Denial.ALL);
        Standing standing = judged.map(j -> j.verdict() == Judged.Verdict.ALLOWED ? Standing.ALLOWED
                : Standing.NOT_EVERYWHERE).orElse(Standing.UNKNOWN);
        return new ActionFact(action, denials.isEmpty() ? standing : Standing.DENIED, denials);
    }
}
