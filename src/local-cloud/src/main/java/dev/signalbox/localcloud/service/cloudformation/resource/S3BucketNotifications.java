package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;

/** Whom a bucket tells of events: in CloudFormation's form each entry has one event and names its target shortly. */
final class S3BucketNotifications {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** By the name of CloudFormation's list: S3's, and the name of the target in both. */
    private static final Map<String, Kind> KINDS = Map.of("LambdaConfigurations", new Kind(
            "LambdaFunctionConfigurations", "Function", "LambdaFunctionArn"), "QueueConfigurations", new Kind(
                    "QueueConfigurations", "Queue", "QueueArn"), "TopicConfigurations", new Kind("TopicConfigurations",
                            "Topic", "TopicArn"));

    static final Shape.Struct PROPERTIES = properties();

    private S3BucketNotifications() {}

    private record Kind(String list, String target, String arn) {}

    private static Shape.Struct properties() {
        var filter = Shape.struct().with("S3Key", Shape.struct().with("Rules", new Shape.ListOf(Shape.struct("Name",
                "Value").requiring("Name", "Value"))).requiring("Rules")).requiring("S3Key");
        var all = Shape.struct();
        for (var entry : KINDS.entrySet()) {
            var target = entry.getValue().target();
            all = all.with(entry.getKey(), new Shape.ListOf(Shape.struct("Event", target).with("Filter", filter)
                    .requiring("Event", target)));
        }
        return all.with("EventBridgeConfiguration", Shape.struct("EventBridgeEnabled"));
    }

    static void apply(ResourceRequest request, String bucket) {
        if (!request.has("NotificationConfiguration")) {
            return;
        }
        var wanted = JSON.objectNode();
        KINDS.forEach((name, kind) -> {
            var list = JSON.arrayNode();
            request.get("NotificationConfiguration").path(name).forEach(entry -> list.add(entry(entry, kind)));
            if (!list.isEmpty()) {
                wanted.set(kind.list(), list);
            }
        });
        var bus = request.get("NotificationConfiguration").path("EventBridgeConfiguration");
        if (bus.isObject() && bus.path("EventBridgeEnabled").asBoolean(true)) {
            wanted.putObject("EventBridgeConfiguration");
        }
        var configuration = Model.fill(NotificationConfiguration.builder(), wanted).build();
        request.call(PutBucketNotificationConfigurationRequest.builder().bucket(bucket).notificationConfiguration(
                configuration).build(), PutBucketNotificationConfigurationResponse.class);
    }

    private static ObjectNode entry(JsonNode given, Kind kind) {
        ObjectNode entry = JSON.objectNode().put(kind.arn(), given.path(kind.target()).asText());
        entry.putArray("Events").add(given.path("Event").asText());
        var rules = given.path("Filter").path("S3Key").path("Rules");
        if (rules.isArray()) {
            entry.putObject("Filter").putObject("Key").set("FilterRules", rules);
        }
        return entry;
    }
}
