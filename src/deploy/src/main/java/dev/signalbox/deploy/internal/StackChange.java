package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.DeployResult;
import dev.signalbox.deploy.DeployStep;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.WatchTimes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.Tag;

/** Creates and deletes stacks and follows them to their end. */
public final class StackChange {
    private final AwsClients aws;
    private final StackReader reader;
    private final StackWatch watch;

    public StackChange(AwsClients aws, StackReader reader, WatchTimes times) {
        this.aws = aws;
        this.reader = reader;
        this.watch = new StackWatch(reader, times.pause(), times.limit());
    }

    /** @param values all parameters that the template is to be given */
    public DeployResult create(DeployRequest request, Map<String, String> values, Consumer<DeployEvent> listener) {
        listener.accept(new DeployEvent.StepStarted(DeployStep.EXECUTE));
        var stackId = start(request, values);
        ResourceCount.of(TemplateText.read(request.pipeline().template()), values).ifPresent(n -> listener.accept(
                new DeployEvent.ResourcesCounted(n)));
        var ended = watch.untilDone(stackId, Set.of(), e -> listener.accept(new DeployEvent.Progress(e)));
        var stack = ended.stack().orElseThrow(
                () -> new DeployException("Stack " + stackId + " was deleted by somebody else while it was created."));
        if (!stack.status().equals("CREATE_COMPLETE")) {
            return new DeployResult.Failed(stackId, stack.status(), stack.reason(), ended.firstFailure());
        }
        listener.accept(new DeployEvent.StepFinished(DeployStep.EXECUTE, "CREATE_COMPLETE"));
        listener.accept(new DeployEvent.StepStarted(DeployStep.OUTPUTS));
        listener.accept(new DeployEvent.StepFinished(DeployStep.OUTPUTS, stack.outputs().size() + " outputs."));
        return new DeployResult.Deployed(stack);
    }

    private String start(DeployRequest request, Map<String, String> values) {
        var pipeline = request.pipeline();
        var parameters = values.entrySet().stream()
                .map(e -> Parameter.builder().parameterKey(e.getKey()).parameterValue(e.getValue()).build()).toList();
        try {
            return aws.cloudFormation().createStack(b -> b.stackName(request.stackName())
                    .templateBody(TemplateText.read(pipeline.template())).parameters(parameters)
                    .capabilities(Capability.CAPABILITY_IAM, Capability.CAPABILITY_NAMED_IAM)
                    .onFailure(OnFailure.ROLLBACK).tags(tag("signalbox:pipeline", pipeline.name()),
                            tag("signalbox:version", pipeline.version())))
                    .stackId();
        } catch (CloudFormationException e) {
            throw new DeployException("CloudFormation refused " + request.stackName() + ": "
                    + e.awsErrorDetails().errorMessage(), e);
        }
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    /** @param emptyBuckets whether the stack's buckets are emptied first */
    public DeployResult delete(String stackName, boolean emptyBuckets, Consumer<DeployEvent> listener) {
        var stack = reader.stack(stackName)
                .orElseThrow(() -> new DeployException("There is no stack named " + stackName + "."));
        var seen = reader.eventsSince(stack.id(), Set.of()).stream().map(StackEvent::id).collect(Collectors.toSet());
        listener.accept(new DeployEvent.StepStarted(DeployStep.EXECUTE));
        if (emptyBuckets) {
            buckets(stack.id()).forEach(new BucketEmptier(aws.s3())::empty);
        }
        listener.accept(new DeployEvent.ResourcesCounted((int) reader.resources(stack.id()).stream().filter(r -> !r
                .status().equals("DELETE_COMPLETE")).count()));
        aws.cloudFormation().deleteStack(b -> b.stackName(stack.id()));
        var ended = watch.untilDone(stack.id(), seen, e -> listener.accept(new DeployEvent.Progress(e)));
        var status = ended.stack().map(s -> s.status()).orElse("DELETE_COMPLETE");
        if (!status.equals("DELETE_COMPLETE")) {
            return new DeployResult.Failed(stack.id(), status, ended.stack().flatMap(s -> s.reason()),
                    ended.firstFailure());
        }
        listener.accept(new DeployEvent.StepFinished(DeployStep.EXECUTE, status));
        return new DeployResult.Deleted(stack.id());
    }

    /** The buckets that the deletion would delete; those that the template retains keep their objects. */
    private List<String> buckets(String stackId) {
        var template = TemplateText.parse(aws.cloudFormation().getTemplate(b -> b.stackName(stackId)).templateBody());
        return reader.resources(stackId).stream().filter(r -> r.type().equals("AWS::S3::Bucket"))
                .filter(r -> !r.status().equals("DELETE_COMPLETE") && !r.physicalId().isEmpty())
                .filter(r -> !template.at("/Resources/" + r.logicalId() + "/DeletionPolicy").asText().startsWith(
                        "Retain"))
                .map(r -> r.physicalId()).toList();
    }
}
