package dev.signalbox.localcloud.service.s3.notify;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** S3's notifications, word for word. */
final class EventRecord {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(
            ZoneOffset.UTC);
    static final String EMPTY_ETAG = "d41d8cd98f00b204e9800998ecf8427e";
    private static final JsonMapper JSON = new JsonMapper();

    private EventRecord() {}

    /**
     * One event.
     *
     * @param sequencer larger than that of all earlier events of the same key
     * @param versionId empty in buckets without versioning
     */
    record Happening(String bucket, String event, StoredObject object, Optional<String> versionId, Instant at,
            String sequencer) {
        boolean isTagged() {
            return event.startsWith("ObjectTagging:");
        }

        boolean isMade() {
            return !event.endsWith(":Delete") && !event.endsWith(":DeleteMarkerCreated");
        }
    }

    static String json(CloudContext context, String ruleId, Happening what) {
        var owner = context.identity().account();
        var message = JSON.createObjectNode();
        var event = message.putArray("Records").addObject().put("eventVersion", "2.1").put("eventSource", "aws:s3").put(
                "awsRegion", context.identity().region()).put("eventTime", TIME.format(what.at())).put("eventName", what
                        .event());
        event.putObject("userIdentity").put("principalId", "AWS:" + owner);
        event.putObject("requestParameters").put("sourceIPAddress", "127.0.0.1");
        event.putObject("responseElements").put("x-amz-request-id", hex(8)).put("x-amz-id-2", hex(24));
        var s3 = event.putObject("s3").put("s3SchemaVersion", "1.0").put("configurationId", ruleId);
        var bucket = s3.putObject("bucket").put("name", what.bucket());
        bucket.putObject("ownerIdentity").put("principalId", owner);
        bucket.put("arn", context.arn("s3", "", what.bucket()));
        var object = s3.putObject("object").put("key", encode(what.object().key()));
        if (what.isMade()) {
            object.put("size", what.object().size()).put("eTag", what.object().eTag());
        } else if (what.object().version().deleteMarker()) {
            object.put("eTag", EMPTY_ETAG);
        }
        what.versionId().ifPresent(id -> object.put("versionId", id));
        object.put("sequencer", what.sequencer());
        return message.toString();
    }

    /** What queues and topics get once when they are configured. */
    static String test(String bucket, Instant at) {
        return JSON.createObjectNode().put("Service", "Amazon S3").put("Event", "s3:TestEvent").put("Time", TIME.format(
                at)).put("Bucket", bucket).put("RequestId", hex(8)).put("HostId", hex(24)).toString();
    }

    /** As a form would be, but with slashes as they are. */
    static String encode(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    static String hex(int bytes) {
        byte[] random = new byte[bytes];
        ThreadLocalRandom.current().nextBytes(random);
        return HexFormat.of().withUpperCase().formatHex(random);
    }
}
