package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.events.rule.Bus;
import dev.signalbox.localcloud.service.events.rule.Directory;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;
import software.amazon.awssdk.services.eventbridge.model.EventBus;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** Makes, shows and removes event buses. */
final class BusOperations {
    /** As EventBridge's quotas have it. */
    private static final int MOST = 100;

    private final CloudContext context;
    private final Directory directory;
    private final Names names;

    BusOperations(CloudContext context, Directory directory) {
        this.context = context;
        this.directory = directory;
        this.names = new Names(directory);
    }

    void register(Operations operations) {
        operations.on(CreateEventBusRequest.class, this::create).on(DescribeEventBusRequest.class, this::describe).on(
                ListEventBusesRequest.class, this::list).on(DeleteEventBusRequest.class, this::delete);
    }

    private CreateEventBusResponse create(CreateEventBusRequest request) {
        EventsErrors.only(request, Set.of("Name", "Description", "Tags"));
        var name = Names.checked(request.name(), "name", 256);
        var bus = new Bus(name, Names.description(request.description()), context.time().now(), Tagging.with(Map.of(),
                request.tags()));
        return directory.change(() -> {
            if (directory.bus(name).isPresent()) {
                throw EventsErrors.exists("Event bus " + name + " already exists.");
            }
            if (directory.buses().size() >= MOST) {
                throw EventsErrors.limit();
            }
            directory.put(bus);
            return CreateEventBusResponse.builder().eventBusArn(directory.arn(bus)).description(bus.description()
                    .orElse(null)).build();
        });
    }

    private DescribeEventBusResponse describe(DescribeEventBusRequest request) {
        var bus = names.requireBus(request.name());
        var response = DescribeEventBusResponse.builder().name(bus.name()).arn(directory.arn(bus)).description(bus
                .description().orElse(null));
        if (!bus.name().equals(Bus.DEFAULT)) {
            response.creationTime(bus.created()).lastModifiedTime(bus.created());
        }
        return response.build();
    }

    private ListEventBusesResponse list(ListEventBusesRequest request) {
        var prefix = request.namePrefix() == null ? "" : request.namePrefix();
        var all = directory.buses().stream().filter(bus -> bus.name().startsWith(prefix)).toList();
        var page = Page.of(all, request.nextToken(), request.limit());
        return ListEventBusesResponse.builder().eventBuses(page.items().stream().map(bus -> EventBus.builder().name(bus
                .name()).arn(directory.arn(bus)).description(bus.description().orElse(null)).build()).toList())
                .nextToken(page.next()).build();
    }

    /** To delete what is not there is no error, as on AWS. */
    private DeleteEventBusResponse delete(DeleteEventBusRequest request) {
        var name = Names.bus(Names.required(request.name(), "name"));
        if (name.equals(Bus.DEFAULT)) {
            throw EventsErrors.invalid("Cannot delete event bus default.");
        }
        return directory.change(() -> {
            if (!directory.rules(name).isEmpty()) {
                throw EventsErrors.invalid("Event bus can't be deleted since it has rules.");
            }
            directory.removeBus(name);
            return DeleteEventBusResponse.builder().build();
        });
    }
}
