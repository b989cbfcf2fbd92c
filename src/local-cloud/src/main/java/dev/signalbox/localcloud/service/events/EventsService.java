package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.events.delivery.Deliveries;
import dev.signalbox.localcloud.service.events.rule.Directory;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;

/**
 * EventBridge: buses, rules with event patterns, and their targets. Schedules, archives, pipes, partner sources and buses as
 * targets are not here.
 */
public final class EventsService implements AwsService {
    private final BusOperations buses;
    private final RuleOperations rules;
    private final TargetOperations targets;
    private final Tagging tagging;
    private final PublishOperations publishing;
    private final Deliveries deliveries;
    private final Directory directory;

    public EventsService(CloudContext context) {
        directory = new Directory(context);
        deliveries = new Deliveries(context);
        buses = new BusOperations(context, directory);
        rules = new RuleOperations(context, directory);
        targets = new TargetOperations(directory);
        tagging = new Tagging(directory);
        publishing = new PublishOperations(context, directory, deliveries);
    }

    @Override
    public void register(Operations operations) {
        buses.register(operations);
        rules.register(operations);
        targets.register(operations);
        tagging.register(operations);
        publishing.register(operations);
    }

    /** The rule that a request names. */
    @Override
    public Optional<String> resource(AwsRequest request) {
        if (!request.getClass().getPackageName().equals(PutRuleRequest.class.getPackageName())) {
            return Optional.empty();
        }
        var name = request.getValueForField("Rule", String.class).or(() -> request.getValueForField("Name",
                String.class));
        var bus = Names.bus(request.getValueForField("EventBusName", String.class).orElse(null));
        return name.map(rule -> directory.arn(bus, rule));
    }

    @Override
    public void resume() {
        deliveries.resume();
    }

    @Override
    public void close() {
        deliveries.close();
    }
}
