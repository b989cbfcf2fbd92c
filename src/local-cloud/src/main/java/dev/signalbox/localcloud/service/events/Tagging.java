package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.events.rule.Bus;
import dev.signalbox.localcloud.service.events.rule.Directory;
import dev.signalbox.localcloud.service.events.rule.EventRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.Tag;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;

/** Tags of rules and buses. */
final class Tagging {
    private static final int MOST = 50;

    private final Directory directory;

    Tagging(Directory directory) {
        this.directory = directory;
    }

    void register(Operations operations) {
        operations.on(TagResourceRequest.class, request -> {
            change(request.resourceARN(), tags -> with(tags, request.tags()));
            return TagResourceResponse.builder().build();
        }).on(UntagResourceRequest.class, request -> {
            change(request.resourceARN(), tags -> without(tags, request.tagKeys()));
            return UntagResourceResponse.builder().build();
        }).on(ListTagsForResourceRequest.class, request -> ListTagsForResourceResponse.builder().tags(find(request
                .resourceARN()).tags().entrySet().stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag
                        .getValue()).build()).toList()).build());
    }

    static Map<String, String> with(Map<String, String> tags, List<Tag> added) {
        var more = new TreeMap<>(tags);
        for (var tag : added) {
            var key = Names.required(tag.key(), "tags.1.member.key");
            if (key.startsWith("aws:") && !Caller.current().isService()) {
                throw EventsErrors.invalid("System tags cannot be added or updated by requester.");
            }
            more.put(key, Names.required(tag.value(), "tags.1.member.value"));
        }
        if (more.size() > MOST) {
            throw EventsErrors.limit();
        }
        return more;
    }

    private static Map<String, String> without(Map<String, String> tags, Collection<String> keys) {
        var fewer = new TreeMap<>(tags);
        fewer.keySet().removeAll(keys);
        return fewer;
    }

    /** Something with tags. */
    private record Tagged(Map<String, String> tags, UnaryOperator<Map<String, String>> kept) {}

    private void change(@Nullable String arn, UnaryOperator<Map<String, String>> how) {
        directory.change(() -> {
            var found = find(arn);
            return found.kept().apply(how.apply(found.tags()));
        });
    }

    private Tagged find(@Nullable String arn) {
        var wanted = Names.required(arn, "resourceARN");
        Supplier<Stream<Bus>> buses = () -> directory.buses().stream();
        var bus = buses.get().filter(one -> directory.arn(one).equals(wanted)).findFirst().map(this::tagged);
        return bus.or(() -> buses.get().flatMap(one -> directory.rules(one.name()).stream()).filter(rule -> directory
                .arn(rule).equals(wanted)).findFirst().map(this::tagged)).orElseThrow(() -> EventsErrors.notFound(
                        "Resource " + wanted + " does not exist."));
    }

    private Tagged tagged(Bus bus) {
        return new Tagged(bus.tags(), tags -> {
            directory.put(bus.withTags(tags));
            return tags;
        });
    }

    private Tagged tagged(EventRule rule) {
        return new Tagged(rule.tags(), tags -> {
            directory.put(rule.withTags(tags));
            return tags;
        });
    }
}
