package dev.signalbox.localcloud.service.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.Caller;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What EventBridge accepts as events. Those that AWS's own services send begin their source with {@code aws.}. */
final class EntryCheck {
    private static final int MOST_AT_ONCE = 10;
    /** Since January 2026 AWS takes 1 MB. */
    private static final int LARGEST = 1_048_576;
    /** What a time counts, however it is written. */
    private static final int TIME = 14;
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private EntryCheck() {}

    /** Refuses the whole request. */
    static void request(List<PutEventsRequestEntry> entries) {
        if (entries.isEmpty() || entries.size() > MOST_AT_ONCE) {
            throw EventsErrors.constraint("[...]", "entries", entries.isEmpty()
                    ? "Member must have length greater than or equal to 1"
                    : "Member must have length less than or equal to " + MOST_AT_ONCE);
        }
        if (entries.stream().mapToLong(EntryCheck::size).sum() > LARGEST) {
            throw EventsErrors.invalid("Total size of the entries in the request is over the limit.");
        }
    }

    /** As "Calculating PutEvents event entry size" of EventBridge's user guide has it. */
    private static long size(PutEventsRequestEntry entry) {
        return (entry.time() == null ? 0 : TIME) + size(entry.source()) + size(entry.detailType()) + size(entry
                .detail()) + entry.resources().stream().mapToLong(EntryCheck::size).sum();
    }

    private static long size(@Nullable String text) {
        return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Empty when nothing is wrong with the entry. */
    static Optional<PutEventsResultEntry> problem(PutEventsRequestEntry entry) {
        if (isMissing(entry.source())) {
            return required("Source");
        }
        if (entry.source().startsWith("aws.") && !Caller.current().isService()) {
            return failed("NotAuthorizedForSourceException", "Not authorized for the source.");
        }
        if (isMissing(entry.detailType())) {
            return required("DetailType");
        }
        if (isMissing(entry.detail())) {
            return required("Detail");
        }
        if (entry.traceHeader() != null) {
            return failed("InvalidArgument",
                    "Parameter TraceHeader is not valid. Reason: the local cloud does not implement tracing.");
        }
        return detail(entry.detail()).isEmpty() ? failed("MalformedDetail", "Detail is malformed.")
                : Optional.empty();
    }

    /** The detail if it is a JSON object. */
    static Optional<JsonNode> detail(String text) {
        return json(text).filter(JsonNode::isObject);
    }

    static boolean isJson(String text) {
        return json(text).filter(node -> !node.isMissingNode()).isPresent();
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isMissing(@Nullable String text) {
        return text == null || text.isEmpty();
    }

    private static Optional<PutEventsResultEntry> required(String name) {
        return failed("InvalidArgument", "Parameter " + name + " is not valid. Reason: " + name
                + " is a required argument.");
    }

    static Optional<PutEventsResultEntry> failed(String code, String message) {
        return Optional.of(PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build());
    }
}
