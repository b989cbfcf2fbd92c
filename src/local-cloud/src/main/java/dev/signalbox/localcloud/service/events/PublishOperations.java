package dev.signalbox.localcloud.service.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.localcloud.pattern.EventPattern;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.events.delivery.Deliveries;
import dev.signalbox.localcloud.service.events.delivery.Parcel;
import dev.signalbox.localcloud.service.events.rule.Directory;
import dev.signalbox.localcloud.service.events.rule.EventRule;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternRequest;
import software.amazon.awssdk.services.eventbridge.model.TestEventPatternResponse;

/** Takes events, and tells which rules they meet. */
final class PublishOperations {
    private static final Logger LOG = LoggerFactory.getLogger(PublishOperations.class);
    private static final List<String> EVENT_FIELDS = List.of("id", "account", "source", "time", "region", "resources",
            "detail-type");

    private final CloudContext context;
    private final Directory directory;
    private final Deliveries deliveries;

    PublishOperations(CloudContext context, Directory directory, Deliveries deliveries) {
        this.context = context;
        this.directory = directory;
        this.deliveries = deliveries;
    }

    void register(Operations operations) {
        operations.on(PutEventsRequest.class, this::put).on(TestEventPatternRequest.class, this::test);
    }

    /** Answers when all events that were taken are kept for their targets. */
    private PutEventsResponse put(PutEventsRequest request) {
        EventsErrors.only(request, Set.of("Entries"));
        EntryCheck.request(request.entries());
        var parcels = new ArrayList<Parcel>();
        var results = request.entries().stream().map(entry -> taken(entry, parcels)).toList();
        deliveries.send(parcels);
        return PutEventsResponse.builder().entries(results).failedEntryCount((int) results.stream().filter(
                result -> result.errorCode() != null).count()).build();
    }

    private PutEventsResultEntry taken(PutEventsRequestEntry entry, List<Parcel> parcels) {
        var problem = EntryCheck.problem(entry).or(() -> deliveries.isFull() ? EntryCheck.failed("ThrottlingException",
                "Rate exceeded") : Optional.empty());
        return problem.orElseGet(() -> {
            var id = UUID.randomUUID().toString();
            route(id, entry, parcels);
            return PutEventsResultEntry.builder().eventId(id).build();
        });
    }

    /** As on AWS, nobody hears of events for a bus that is not there. */
    private void route(String id, PutEventsRequestEntry entry, List<Parcel> parcels) {
        var bus = Names.bus(entry.eventBusName());
        if (directory.bus(bus).isEmpty()) {
            LOG.warn("There is no event bus {}; event {} gets nowhere", bus, id);
            return;
        }
        var now = context.time().now();
        var event = event(id, entry, now);
        var text = event.toString();
        for (var rule : directory.rules(bus)) {
            if (meets(rule, event)) {
                rule.targets().values().forEach(target -> parcels.add(new Parcel(UUID.randomUUID().toString(), text,
                        rule.name(), directory.arn(rule), target, now, 0, now)));
            }
        }
    }

    private static boolean meets(EventRule rule, JsonNode event) {
        return rule.enabled() && EventPattern.parse(rule.pattern()).filter(pattern -> pattern.matches(event))
                .isPresent();
    }

    private JsonNode event(String id, PutEventsRequestEntry entry, Instant now) {
        var time = (entry.time() == null ? now : entry.time()).truncatedTo(ChronoUnit.SECONDS);
        var event = JsonNodeFactory.instance.objectNode().put("version", "0").put("id", id).put("detail-type", entry
                .detailType()).put("source", entry.source()).put("account", context.identity().account()).put("time",
                        time.toString()).put("region", context.identity().region());
        var resources = event.putArray("resources");
        entry.resources().forEach(resources::add);
        return event.set("detail", EntryCheck.detail(entry.detail()).orElseThrow());
    }

    private TestEventPatternResponse test(TestEventPatternRequest request) {
        var pattern = EventPattern.parse(RuleOperations.checkedPattern(request.eventPattern())).orElseThrow();
        var event = EntryCheck.detail(Names.required(request.event(), "event")).orElseThrow(() -> EventsErrors.invalid(
                "Parameter Event is not valid. Reason: it is no JSON object."));
        var missing = EVENT_FIELDS.stream().filter(field -> !event.has(field)).findFirst();
        missing.ifPresent(field -> {
            throw EventsErrors.invalid("Parameter Event is not valid. Reason: " + field + " is missing.");
        });
        return TestEventPatternResponse.builder().result(pattern.matches(event)).build();
    }
}
