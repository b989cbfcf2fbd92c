package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeletionRequest;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.WatchTimes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.DeletionMode;

/** Takes stacks down and follows them to their end. */
public final class StackDeletion {
    private static final String GONE = "DELETE_COMPLETE";

    private final AwsClients aws;
    private final StackReader reader;
    private final StackWatch watch;
    private final DeletionGuard guard;

    public StackDeletion(AwsClients aws, StackReader reader, WatchTimes times) {
        this.aws = aws;
        this.reader = reader;
        this.watch = new StackWatch(reader, times.pause(), times.limit());
        this.guard = new DeletionGuard(aws.cloudFormation(), reader);
    }

    /** Deletes what the request says, and nothing that the template or the request retains. */
    public DeployResult delete(DeletionRequest request, Consumer<DeployEvent> listener) {
        var stack = reader.stack(request.stack())
                .orElseThrow(() -> new DeployException("There is no stack named " + request.stack() + "."));
        if (stack.status().equals(GONE)) {
            return new DeployResult.Deleted(stack.id());
        }
        var seen = reader.eventsSince(stack.id(), Set.of()).stream().map(StackEvent::id).collect(Collectors.toSet());
        listener.accept(new DeployEvent.StepStarted(DeployStep.EXECUTE));
        empty(stack, request, listener);
        listener.accept(new DeployEvent.ResourcesCounted((int) reader.resources(stack.id()).stream().filter(r -> !r
                .status().equals(GONE)).count()));
        aws.cloudFormation().deleteStack(b -> {
            b.stackName(stack.id());
            if (!request.retain().isEmpty()) {
                b.retainResources(request.retain());
            }
            if (request.force()) {
                b.deletionMode(DeletionMode.FORCE_DELETE_STACK);
            }
        });
        var ended = watch.untilDone(stack.id(), seen, e -> listener.accept(new DeployEvent.Progress(e)));
        var status = ended.stack().map(s -> s.status()).orElse(GONE);
        if (!status.equals(GONE)) {
            return new DeployResult.Failed(stack.id(), status, ended.stack().flatMap(s -> s.reason()),
                    ended.firstFailure());
        }
        listener.accept(new DeployEvent.StepFinished(DeployStep.EXECUTE, status + kept(stack.id())));
        return new DeployResult.Deleted(stack.id());
    }

    /** What stays although the stack is gone, which nobody else lists any more. */
    private String kept(String stackId) {
        var kept = reader.resources(stackId).stream().filter(r -> r.status().equals("DELETE_SKIPPED")).map(r -> r
                .logicalId() + " (" + r.type() + " " + r.physicalId() + ")").toList();
        return kept.isEmpty() ? ""
                : ". Kept, as the template or the request says: " + String.join(", ", kept)
                        + ". They cost what they hold; delete them by hand when they are not needed.";
    }

    /** Objects cannot be brought back: nothing goes where the stack would stay, or where the bucket does. */
    private void empty(StackSummary stack, DeletionRequest request, Consumer<DeployEvent> listener) {
        var buckets = new ArrayList<>(request.bucketsToEmpty());
        buckets.removeAll(guard.retained(stack.id(), request.retain()));
        if (buckets.isEmpty()) {
            return;
        }
        guard.refuse(stack);
        var emptier = new BucketEmptier(aws.s3(), stack.id().split(":")[4]);
        buckets.forEach(bucket -> emptier.empty(bucket, count -> listener.accept(new DeployEvent.BucketEmptied(bucket,
                count))));
    }

    /** The buckets that the deletion would delete; those that the template retains keep their objects. */
    public List<String> buckets(String stackId) {
        var policies = policies(stackId);
        return reader.resources(stackId).stream().filter(r -> r.type().equals("AWS::S3::Bucket"))
                .filter(r -> !r.status().equals(GONE) && !r.physicalId().isEmpty())
                .filter(r -> !policies.getOrDefault(r.logicalId(), "").startsWith("Retain"))
                .map(r -> r.physicalId()).toList();
    }

    /** What the template says of resources when their stack goes, by logical id; those without a say are left out. */
    public Map<String, String> policies(String stackId) {
        var template = TemplateText.parse(aws.cloudFormation().getTemplate(b -> b.stackName(stackId)).templateBody());
        Map<String, String> policies = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> resource : template.path("Resources").properties()) {
            var policy = resource.getValue().path("DeletionPolicy").asText();
            if (!policy.isEmpty()) {
                policies.put(resource.getKey(), policy);
            }
        }
        return policies;
    }
}
