package dev.signalbox.console.store.files;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.StacksGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryReader;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.console.model.files.WriterClue;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.PipelineFiles;
import dev.signalbox.deploy.StackSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** Follows an object back: its bucket to the stack, its prefix to the execution, the execution's history to the state. */
public final class Origins implements OpenFiles.OriginFinder {
    private static final String NAME = "${execution.name}";
    private static final String BUCKET = "AWS::S3::Bucket";
    /** What is asked of stacks that name no bucket in their outputs, at most. */
    private static final int MOST_STACKS = 30;
    private static final int MOST_PAGES = 5;

    private final StacksGateway stacks;
    private final ExecutionsGateway executions;
    private final PipelineCatalogue catalogue;

    public Origins(StacksGateway stacks, ExecutionsGateway executions, PipelineCatalogue catalogue) {
        this.stacks = stacks;
        this.executions = executions;
        this.catalogue = catalogue;
    }

    @Override
    public Origin of(S3Location object, Instant modified) throws GatewayException {
        var owner = owner(object.bucket());
        if (owner.isEmpty()) {
            return Origin.UNKNOWN;
        }
        var pipeline = owner.get().pipeline().flatMap(catalogue::find);
        var execution = pipeline.isPresent() ? execution(object, owner.get(), pipeline.get())
                : Optional.<ExecutionId>empty();
        var writer = execution.isPresent() ? WriterClue.of(object, modified, HistoryReader.read(history(execution
                .get())).visits()) : Optional.<Origin.Writer>empty();
        return new Origin(Optional.of(owner.get().name()), pipeline.map(Pipeline::title), execution, writer);
    }

    private Optional<StackSummary> owner(String bucket) throws GatewayException {
        var all = stacks.stacks();
        var named = all.stream().filter(s -> s.outputs().containsValue(bucket)).findFirst();
        if (named.isPresent()) {
            return named;
        }
        for (var stack : all.stream().limit(MOST_STACKS).toList()) {
            if (stacks.resources(stack.name()).stream().anyMatch(r -> r.type().equals(BUCKET) && bucket.equals(r
                    .physicalId()))) {
                return Optional.of(stack);
            }
        }
        return Optional.empty();
    }

    /** The key names an execution; it counts if one of the pipeline's state machines knows it. */
    private Optional<ExecutionId> execution(S3Location object, StackSummary stack, Pipeline pipeline)
            throws GatewayException {
        var name = pipeline.files().filter(f -> object.bucket().equals(stack.outputs().get(f.bucket()))).flatMap(
                f -> name(f, object.key()));
        if (name.isEmpty()) {
            return Optional.empty();
        }
        for (var machine : pipeline.outputs().stateMachines().stream().map(stack.outputs()::get).filter(
                Objects::nonNull).toList()) {
            var id = new ExecutionId(machine.replaceFirst(":stateMachine:", ":execution:") + ":" + name.get());
            if (isThere(id)) {
                return Optional.of(id);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(PipelineFiles rule, String key) {
        int at = rule.prefix().indexOf(NAME);
        if (at < 0) {
            return Optional.empty();
        }
        var found = Pattern.compile(Pattern.quote(rule.prefix().substring(0, at)) + "([A-Za-z0-9_-]{1,80})" + Pattern
                .quote(rule.prefix().substring(at + NAME.length())) + ".*", Pattern.DOTALL).matcher(key);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private boolean isThere(ExecutionId id) throws GatewayException {
        try {
            executions.describe(id);
            return true;
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound) {
                return false;
            }
            throw e;
        }
    }

    private List<HistoryEvent> history(ExecutionId id) throws GatewayException {
        List<HistoryEvent> events = new ArrayList<>();
        Optional<String> page = Optional.empty();
        int pages = 0;
        do {
            var next = executions.history(id, page);
            events.addAll(next.events());
            page = next.older();
        } while (page.isPresent() && ++pages < MOST_PAGES);
        events.sort(Comparator.comparingLong(HistoryEvent::id));
        return events;
    }
}
