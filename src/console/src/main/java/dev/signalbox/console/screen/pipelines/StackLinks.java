package dev.signalbox.console.screen.pipelines;

import dev.signalbox.console.control.KeyValueGrid;
import dev.signalbox.console.control.PageHead;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.Texts;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Secrets;
import dev.signalbox.console.model.stack.TreeRow;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.Pipeline;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import dev.signalbox.deploy.plan.Freshness;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Leads from a stack to the screens of what it made. */
final class StackLinks {
    private final PipelineCatalogue catalogue;
    private final Navigator navigator;

    StackLinks(PipelineCatalogue catalogue, Navigator navigator) {
        this.catalogue = catalogue;
        this.navigator = navigator;
    }

    void crumbs(PageHead head, String name) {
        head.clearCrumbs();
        head.crumb(Texts.text("nav.pipelines"), () -> navigator.go(new Destination.Pipelines()));
        head.crumb(name);
    }

    /** Opens the start form of the stack's state machine, or the screen of its service. */
    void use(StackSummary stack) {
        navigator.go(isService(stack) ? new Destination.Downloads()
                : new Destination.StartExecution(stateMachine(
                        stack)));
    }

    /** Whether it was made of a pipeline that is a service. */
    boolean isService(StackSummary stack) {
        return pipeline(stack).flatMap(Pipeline::service).isPresent();
    }

    private Optional<String> stateMachine(StackSummary stack) {
        return pipeline(stack).stream().flatMap(p -> p.outputs().stateMachines().stream()).map(stack.outputs()::get)
                .filter(Objects::nonNull).findFirst();
    }

    private Optional<Pipeline> pipeline(StackSummary stack) {
        return stack.pipeline().flatMap(catalogue::find);
    }

    void outputs(KeyValueGrid grid, Optional<StackSummary> stack) {
        grid.clear();
        if (stack.map(s -> s.outputs().isEmpty()).orElse(true)) {
            grid.add("", Texts.text("stack.noOutputs"));
        }
        stack.ifPresent(s -> s.outputs().entrySet().stream().sorted(Map.Entry.comparingByKey())
                .forEach(e -> output(grid, s, e.getKey(), e.getValue())));
    }

    private void output(KeyValueGrid grid, StackSummary stack, String name, String value) {
        var shown = Secrets.shown(name, value);
        destination(stack, name, value).ifPresentOrElse(d -> grid.addLink(name, shown, () -> navigator.go(d)),
                () -> grid.addId(name, shown));
    }

    /** Where a resource is shown. */
    Optional<Destination> of(TreeRow.Resource resource, String openStack) {
        if (resource.physicalId().isEmpty() || resource.physicalId().equals(openStack)) {
            return Optional.empty();
        }
        return switch (resource.type()) {
            case "AWS::CloudFormation::Stack" -> Optional.of(new Destination.Stack(resource.physicalId()));
            case "AWS::S3::Bucket" -> Optional.of(new Destination.S3Location(resource.physicalId(), ""));
            case "AWS::StepFunctions::StateMachine" -> Optional.of(new Destination.Executions(Optional.of(resource
                    .physicalId())));
            case "AWS::Batch::JobQueue", "AWS::Batch::JobDefinition", "AWS::Batch::ComputeEnvironment" -> Optional.of(
                    new Destination.Batch());
            default -> Optional.empty();
        };
    }

    void go(Destination destination) {
        navigator.go(destination);
    }

    /** What brings a stack of a bundled pipeline up to date, where its status allows that; its parameters stay. */
    Optional<DeployRequest> update(StackSummary stack, EnvironmentInfo environment) {
        var kind = environment.kind() == EnvironmentInfo.Kind.LOCAL ? EnvironmentKind.LOCAL : EnvironmentKind.AWS;
        boolean can = switch (stack.status()) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_FAILED", "CREATE_FAILED",
                    "UPDATE_IN_PROGRESS", "CREATE_IN_PROGRESS" -> true;
            default -> false;
        };
        return pipeline(stack).filter(_ -> can).map(p -> DeployRequest.update(p, stack.name(), kind, Map.of()));
    }

    /** What the button says that gives a stack the bundled version. */
    String updateWords(StackSummary stack) {
        var bundled = pipeline(stack);
        var version = bundled.map(Pipeline::version).orElse("");
        return switch (bundled.map(p -> stack.stamp().beside(Stamp.of(p))).orElse(Freshness.FOREIGN)) {
            case OLDER -> Texts.text("stack.updateTo", version);
            case OTHER_TEMPLATE -> Texts.text("stack.updateTemplate");
            case NEWER -> Texts.text("stack.updateBack", version);
            case CURRENT, FOREIGN -> Texts.text("stack.update");
        };
    }

    /** The bundled pipeline that a stack was made of. */
    Optional<Pipeline> bundled(StackSummary stack) {
        return pipeline(stack);
    }

    /** Where the stack's outputs lead, by their names; for a stack that is not complete, where they will. */
    Map<String, Destination> leads(StackSummary stack) {
        var leads = new LinkedHashMap<String, Destination>();
        if (stack.outputs().isEmpty()) {
            pipeline(stack).flatMap(Pipeline::service).ifPresent(s -> leads.put(s.url(), new Destination.Downloads()));
            pipeline(stack).map(Pipeline::outputs).ifPresent(o -> {
                o.callbackUrl().ifPresent(name -> leads.put(name, new Destination.Callbacks()));
                o.stateMachines().forEach(name -> leads.put(name, new Destination.Executions(Optional.empty())));
                o.buckets().forEach(name -> leads.put(name, new Destination.Files()));
                o.queues().forEach(name -> leads.put(name, new Destination.Batch()));
            });
        }
        stack.outputs().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> destination(stack, e
                .getKey(), e.getValue()).ifPresent(d -> leads.put(e.getKey(), d)));
        return leads;
    }

    /** Which screen an output leads to, in words. */
    static String usedBy(Destination destination) {
        return Texts.text("nav." + destination.place().name().toLowerCase(Locale.ROOT));
    }

    private Optional<Destination> destination(StackSummary stack, String name, String value) {
        if (pipeline(stack).flatMap(Pipeline::service).filter(s -> s.url().equals(name)).isPresent()) {
            return Optional.of(new Destination.Downloads());
        }
        return pipeline(stack).map(Pipeline::outputs).flatMap(o -> {
            if (o.buckets().contains(name)) {
                return Optional.of(new Destination.S3Location(value, ""));
            }
            if (o.stateMachines().contains(name)) {
                return Optional.of(new Destination.Executions(Optional.of(value)));
            }
            if (o.queues().contains(name)) {
                return Optional.of(new Destination.Batch());
            }
            return o.callbackUrl().filter(name::equals).map(_ -> new Destination.Callbacks());
        });
    }
}
