package dev.signalbox.localcloud.service.stepfunctions;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.stepfunctions.settings.Settings;
import dev.signalbox.localcloud.service.stepfunctions.settings.SettingsCheck;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import software.amazon.awssdk.services.sfn.model.ActivityListItem;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateActivityResponse;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityResponse;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityResponse;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskResponse;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesResponse;

/** Activities, and the workers that ask for their tasks. */
final class Activities {
    /** How long AWS keeps a worker waiting. */
    private static final Duration POLL = Duration.ofSeconds(60);

    private final Records records;
    private final ActivityQueues queues;
    private final LiveExecutions live;
    private final Names names;
    private final Time time;

    Activities(Records records, ActivityQueues queues, LiveExecutions live, Names names, Time time) {
        this.records = records;
        this.queues = queues;
        this.live = live;
        this.names = names;
        this.time = time;
    }

    CreateActivityResponse create(CreateActivityRequest request) {
        var name = Names.name(request.name());
        var settings = Settings.DEFAULT.with(null, null, request.encryptionConfiguration());
        SettingsCheck.checkKey(request.encryptionConfiguration());
        var created = new ActivityRecord(names.activity(name), name, time.now().truncatedTo(ChronoUnit.MILLIS), Tags.of(
                names.activity(name), request.tags()), settings.encryption());
        records.write(() -> records.activities().putIfAbsent(created.arn(), created));
        var kept = records.activities().get(created.arn()).orElse(created);
        if (!settings(kept).means(settings)) {
            throw Errors.activityExists(kept.arn());
        }
        return CreateActivityResponse.builder().activityArn(kept.arn()).creationDate(kept.creationDate()).build();
    }

    DescribeActivityResponse describe(DescribeActivityRequest request) {
        var activity = activity(request.activityArn());
        return DescribeActivityResponse.builder().activityArn(activity.arn()).name(activity.name()).creationDate(
                activity.creationDate()).encryptionConfiguration(settings(activity).encryptionConfiguration()).build();
    }

    private static Settings settings(ActivityRecord activity) {
        return new Settings(Optional.empty(), Optional.empty(), activity.encryption());
    }

    private ActivityRecord activity(String given) {
        var arn = Names.activityArn(given);
        return records.activities().get(arn).orElseThrow(() -> Errors.noActivity(arn));
    }

    ListActivitiesResponse list(ListActivitiesRequest request) {
        var page = Page.of(records.activities().keys(""), Page.Wanted.of(request.maxResults(), request.nextToken()),
                records.activities()::get);
        return ListActivitiesResponse.builder().nextToken(page.nextToken()).activities(page.items().stream().map(
                a -> ActivityListItem.builder().activityArn(a.arn()).name(a.name()).creationDate(a.creationDate())
                        .build()).toList()).build();
    }

    DeleteActivityResponse delete(DeleteActivityRequest request) {
        var arn = Names.activityArn(request.activityArn());
        records.write(() -> records.activities().remove(arn));
        queues.remove(arn);
        return DeleteActivityResponse.builder().build();
    }

    /** Without a token if no task came in time. */
    GetActivityTaskResponse task(GetActivityTaskRequest request) {
        var activity = activity(request.activityArn());
        var worker = Optional.ofNullable(request.workerName());
        try {
            var offer = queues.take(activity.arn(), POLL, o -> taken(o, worker));
            return offer.map(o -> GetActivityTaskResponse.builder().taskToken(o.token()).input(o.input()).build())
                    .orElseGet(() -> GetActivityTaskResponse.builder().build());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GetActivityTaskResponse.builder().build();
        }
    }

    private boolean taken(ActivityQueues.Offer offer, Optional<String> worker) {
        return TaskToken.read(offer.token()).flatMap(t -> live.find(t.executionArn())).filter(e -> e.taken(offer
                .token(), worker)).isPresent();
    }
}
