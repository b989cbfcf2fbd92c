package dev.signalbox.localcloud.service.s3.notify;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.ObjectEvents;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import dev.signalbox.localcloud.service.s3.objects.Versioning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;

/** Buckets' notification configurations, and what comes of them: each event is kept until its targets have it. */
public final class Notifications implements ObjectEvents, AutoCloseable {
    private static final String KIND = "notification";

    private final CloudContext context;
    private final Buckets buckets;
    private final Targets targets;
    private final Delivery delivery;
    private final AtomicLong lastSequence = new AtomicLong();
    /** By their JSON, as reading that for each object would be slow. */
    private final Map<String, List<Rule>> read = new ConcurrentHashMap<>();

    public Notifications(CloudContext context, Buckets buckets) {
        this.context = context;
        this.buckets = buckets;
        this.targets = new Targets(context);
        this.delivery = new Delivery(context, targets);
    }

    public void register(Operations operations) {
        operations.on(PutBucketNotificationConfigurationRequest.class, this::put).on(
                GetBucketNotificationConfigurationRequest.class, this::get);
    }

    private PutBucketNotificationConfigurationResponse put(PutBucketNotificationConfigurationRequest request) {
        buckets.require(request.bucket());
        var check = new ConfigurationCheck(targets, request.bucket());
        var wanted = check.checked(request.notificationConfiguration(), Boolean.TRUE.equals(request
                .skipDestinationValidation()));
        var before = rules(request.bucket()).stream().map(Rule::target).toList();
        buckets.configure(request.bucket(), KIND, ModelJson.write(wanted));
        Rule.of(wanted).stream().filter(r -> r.kind() != Rule.Kind.FUNCTION && !before.contains(r.target())).forEach(
                r -> delivery.add(new Notice(sequencer() + "/" + r.id(), r.kind(), r.target(), request.bucket(),
                        EventRecord.test(request.bucket(), context.time().now()), 0, context.time().now())));
        delivery.wake();
        return PutBucketNotificationConfigurationResponse.builder().build();
    }

    private GetBucketNotificationConfigurationResponse get(GetBucketNotificationConfigurationRequest request) {
        var kept = buckets.configuration(request.bucket(), KIND).map(json -> ModelJson.read(json,
                NotificationConfiguration.class)).orElse(NotificationConfiguration.builder().build());
        return SdkFields.copy(kept, GetBucketNotificationConfigurationResponse.builder()).build();
    }

    private List<Rule> rules(String bucket) {
        return buckets.configuration(bucket, KIND).map(json -> read.computeIfAbsent(json, text -> Rule.withBus(ModelJson
                .read(text, NotificationConfiguration.class)))).orElse(List.of());
    }

    @Override
    public void happens(String bucket, String event, StoredObject object) {
        for (var rule : rules(bucket)) {
            if (rule.covers(event, object.key())) {
                var now = context.time().now();
                var sequencer = sequencer();
                var what = new EventRecord.Happening(bucket, event, object, versionId(bucket, object), now,
                        sequencer);
                var message = rule.kind() == Rule.Kind.BUS ? BusEvent.json(context, what)
                        : EventRecord.json(context, rule.id(), what);
                delivery.add(new Notice(sequencer + "/" + rule.id(), rule.kind(), rule.target(), bucket, message, 0,
                        now));
            }
        }
    }

    private Optional<String> versionId(String bucket, StoredObject object) {
        return Optional.of(object.version().id()).filter(_ -> buckets.versioning(bucket) != Versioning.OFF);
    }

    /** Larger than all before, also than those of an earlier process. */
    private String sequencer() {
        var now = context.time().now();
        long nanos = now.getEpochSecond() * 1_000_000_000 + now.getNano();
        return String.format("%018X", lastSequence.updateAndGet(last -> Math.max(last + 1, nanos)));
    }

    @Override
    public void happened() {
        delivery.wake();
    }

    /** Goes on with what was not told when the last process ended. */
    public void resume() {
        delivery.start();
    }

    @Override
    public void close() {
        delivery.close();
    }
}
