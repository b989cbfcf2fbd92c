package dev.signalbox.localcloud.service.s3.notify;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.service.s3.notify.EventRecord.Happening;
import dev.signalbox.localcloud.service.s3.objects.ObjectEvents;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** S3's events as event buses get them: "EventBridge event message structure" of S3's user guide. */
final class BusEvent {
    private static final String MADE = "Object Created";
    private static final String DELETED = "Object Deleted";
    private static final String LIFECYCLE = "Lifecycle Expiration";
    private static final String FOREVER = "Permanently Deleted";
    private static final String MARKED = "Delete Marker Created";
    /** By the names that other targets get. */
    private static final Map<String, Kind> KINDS = Map.of(ObjectEvents.PUT, new Kind(MADE, "PutObject", ""),
            ObjectEvents.COPY, new Kind(MADE, "CopyObject", ""), ObjectEvents.COMPLETED, new Kind(MADE,
                    "CompleteMultipartUpload", ""), "ObjectCreated:Post", new Kind(MADE, "POST Object", ""),
            ObjectEvents.DELETED, new Kind(DELETED, "DeleteObject", FOREVER), ObjectEvents.MARKED, new Kind(DELETED,
                    "DeleteObject", MARKED), ObjectEvents.EXPIRED, new Kind(DELETED, LIFECYCLE, FOREVER),
            ObjectEvents.EXPIRY_MARKED, new Kind(DELETED, LIFECYCLE, MARKED), ObjectEvents.TAGGED, new Kind(
                    "Object Tags Added", "", ""), ObjectEvents.UNTAGGED, new Kind("Object Tags Deleted", "", ""));

    private BusEvent() {}

    /** Empty texts are left out. */
    private record Kind(String detailType, String reason, String deletion) {}

    /** One entry of PutEvents. */
    static String json(CloudContext context, Happening what) {
        var kind = KINDS.get(what.event());
        if (kind == null) {
            throw new IllegalStateException("An event without a name for event buses: " + what.event());
        }
        var detail = JsonNodeFactory.instance.objectNode().put("version", "0");
        detail.putObject("bucket").put("name", what.bucket());
        object(detail.putObject("object"), what, kind);
        detail.put("request-id", EventRecord.hex(8));
        if (kind.reason().equals(LIFECYCLE)) {
            detail.put("requester", "s3.amazonaws.com");
        } else {
            detail.put("requester", context.identity().account()).put("source-ip-address", "127.0.0.1");
        }
        if (!kind.reason().isEmpty()) {
            detail.put("reason", kind.reason());
        }
        if (!kind.deletion().isEmpty()) {
            detail.put("deletion-type", kind.deletion());
        }
        return ModelJson.write(PutEventsRequestEntry.builder().source("aws.s3").detailType(kind.detailType()).time(what
                .at()).resources(context.arn("s3", "", what.bucket())).detail(detail.toString()).build());
    }

    private static void object(ObjectNode object, Happening what, Kind kind) {
        object.put("key", what.object().key());
        if (kind.detailType().equals(MADE)) {
            object.put("size", what.object().size());
        }
        if (what.isTagged()) {
            object.put("etag", what.object().eTag());
        } else if (what.object().version().deleteMarker()) {
            object.put("etag", EventRecord.EMPTY_ETAG);
        } else if (what.isMade()) {
            object.put("etag", what.object().eTag());
        }
        what.versionId().ifPresent(id -> object.put("version-id", id));
        if (!what.isTagged()) {
            object.put("sequencer", what.sequencer());
        }
    }
}
