package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.model.Sizes;
import dev.signalbox.console.model.operations.Holding;
import dev.signalbox.console.model.operations.Loss;
import dev.signalbox.deploy.Deployer;
import dev.signalbox.deploy.StackResourceSummary;
import dev.signalbox.deploy.plan.Contents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.batch.BatchClient;
import software.amazon.awssdk.services.batch.model.JobStatus;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Counts what a stack's resources hold. What cannot be counted says so, and counts as data. */
final class StackHoldings {
    private static final int DEEPEST = 4;
    /** Of a bucket, so many lists of a thousand are read; then there is "more". */
    private static final int PAGES = 10;
    private static final int LOOK = 1_000;
    private static final List<JobStatus> UNDONE = List.of(JobStatus.SUBMITTED, JobStatus.PENDING, JobStatus.RUNNABLE,
            JobStatus.STARTING, JobStatus.RUNNING);

    private final Map<String, Function<String, Holding>> counters;
    private final Lazy<S3Client> s3;
    private final Lazy<DynamoDbClient> tables;
    private final Lazy<SqsClient> queues;
    private final Lazy<BatchClient> batch;
    private final Lazy<CloudWatchLogsClient> logs;
    private final Lazy<SfnClient> machines;

    StackHoldings(AwsClients clients) {
        s3 = S3Access.of(clients);
        tables = new Lazy<>(() -> clients.client(DynamoDbClient.builder()));
        queues = new Lazy<>(() -> clients.client(SqsClient.builder()));
        batch = new Lazy<>(() -> clients.client(BatchClient.builder()));
        logs = new Lazy<>(() -> clients.client(CloudWatchLogsClient.builder()));
        machines = new Lazy<>(() -> clients.client(SfnClient.builder()));
        counters = Map.of("AWS::S3::Bucket", this::bucket, "AWS::DynamoDB::Table", this::table, "AWS::SQS::Queue",
                this::queue, "AWS::Batch::JobQueue", this::jobs, "AWS::Logs::LogGroup", this::logGroup,
                "AWS::StepFunctions::StateMachine", this::executions);
    }

    /**
     * All resources of the stack that are there, those of nested stacks too.
     *
     * @param unread gets what may not be read, in words
     */
    List<Loss> of(String stack, Deployer deployer, List<String> unread) {
        var found = new ArrayList<Loss>();
        collect(stack, new Reading(deployer, unread), "", found);
        return found;
    }

    /** What may not be read is noted, and is empty. */
    private record Reading(Deployer deployer, List<String> unread) {
        Map<String, String> policies(String stack) {
            return orNoted(() -> deployer.deletionPolicies(stack), Map.of(), "the template of " + nameOf(stack));
        }

        List<StackResourceSummary> resources(String stack) {
            return orNoted(() -> deployer.resources(stack), List.of(), "the resources of " + nameOf(stack));
        }

        private <T> T orNoted(Supplier<T> read, T instead, String what) {
            try {
                return read.get();
            } catch (AwsServiceException e) {
                if (DenialNoter.isRefusal(e)) {
                    unread.add(what);
                    return instead;
                }
                throw e;
            }
        }

        private static String nameOf(String stack) {
            return stack.startsWith("arn:") ? stack.split("/")[1] : stack;
        }
    }

    private void collect(String stack, Reading reading, String path, List<Loss> found) {
        var policies = reading.policies(stack);
        for (StackResourceSummary resource : reading.resources(stack)) {
            boolean kept = policies.getOrDefault(resource.logicalId(), "").startsWith("Retain");
            if (resource.status().equals("DELETE_COMPLETE") || resource.physicalId().isEmpty()) {
                continue;
            }
            if (resource.type().equals("AWS::CloudFormation::Stack") && !kept && path.split("/").length < DEEPEST) {
                collect(resource.physicalId(), reading, path + resource.logicalId() + "/", found);
            } else {
                found.add(new Loss(path + resource.logicalId(), resource.physicalId(), resource.type(), kept, count(
                        resource)));
            }
        }
    }

    private Holding count(StackResourceSummary resource) {
        try {
            return Optional.ofNullable(counters.get(resource.type())).map(c -> c.apply(resource.physicalId()))
                    .orElseGet(() -> uncounted(resource.type()));
        } catch (AwsServiceException e) {
            return e.statusCode() == 404 || AwsCalls.isNotFound(e) ? new Holding("is gone", false)
                    : Holding.unknown(String.valueOf(e.awsErrorDetails().errorCode()));
        } catch (SdkException e) {
            return Holding.unknown(e.getClass().getSimpleName());
        }
    }

    /** What may hold data is never called empty only because nobody counts it here. */
    private static Holding uncounted(String type) {
        boolean holds = type.equals("AWS::CloudFormation::Stack") || Contents.of(type).isPresent();
        return holds ? Holding.unknown("look into it yourself") : Holding.nothing();
    }

    private Holding bucket(String name) {
        long count = 0;
        long bytes = 0;
        int pages = 0;
        for (var page : s3.get().listObjectVersionsPaginator(b -> b.bucket(name))) {
            count += page.versions().size() + page.deleteMarkers().size();
            bytes += page.versions().stream().mapToLong(v -> v.size() == null ? 0 : v.size()).sum();
            if (++pages >= PAGES && Boolean.TRUE.equals(page.isTruncated())) {
                return Holding.of(count, "object", "objects and versions", bytes, true);
            }
        }
        return Holding.of(count, "object", "objects and versions", bytes, false);
    }

    /** AWS counts a table's items about every six hours; a quick look tells whether there is none at all. */
    private Holding table(String name) {
        var table = tables.get().describeTable(b -> b.tableName(name)).table();
        long items = Optional.ofNullable(table.itemCount()).orElse(0L);
        if (items == 0) {
            var look = tables.get().scan(b -> b.tableName(name).limit(LOOK).select(Select.COUNT));
            return Holding.of(look.count(), "item", "items", -1, look.hasLastEvaluatedKey());
        }
        return Holding.of(items, "item", "items", Optional.ofNullable(table.tableSizeBytes()).orElse(-1L), false);
    }

    private Holding queue(String url) {
        var attributes = queues.get().getQueueAttributes(b -> b.queueUrl(url).attributeNames(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)).attributes();
        long messages = attributes.values().stream().mapToLong(Long::parseLong).sum();
        return Holding.of(messages, "message", "messages", -1, false);
    }

    private Holding jobs(String queue) {
        long jobs = UNDONE.stream().mapToLong(s -> batch.get().listJobs(b -> b.jobQueue(queue).jobStatus(s))
                .jobSummaryList().size()).sum();
        return Holding.of(jobs, "unfinished job", "unfinished jobs", -1, false);
    }

    private Holding logGroup(String name) {
        return logs.get().describeLogGroups(b -> b.logGroupNamePrefix(name)).logGroups().stream().filter(g -> g
                .logGroupName().equals(name)).findFirst().map(g -> Optional.ofNullable(g.storedBytes()).orElse(0L)).map(
                        bytes -> bytes == 0 ? new Holding("no logs", false)
                                : new Holding(Sizes.words(bytes) + " of logs", true))
                .orElse(new Holding("no logs", false));
    }

    private Holding executions(String machine) {
        var running = machines.get().listExecutions(b -> b.stateMachineArn(machine).statusFilter(
                ExecutionStatus.RUNNING)
                .maxResults(1000));
        return Holding.of(running.executions().size(), "running execution", "running executions", -1, running
                .nextToken() != null);
    }
}
