package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.cloudformation.template.Functions;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import dev.signalbox.localcloud.service.cloudformation.template.ResourceCatalog.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeRequest;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * {@code Custom::*}: a function does the work, and puts its answer to the address it is given. A creation that the end of
 * the process cuts off is deleted and asked for again.
 */
final class CustomResource implements ResourceType {
    private static final Pattern TYPE = Pattern.compile(
            "Custom::[A-Za-z0-9_@-]{1,60}|AWS::CloudFormation::CustomResource");
    private static final Pattern FUNCTION = Pattern.compile("arn:[^:]+:lambda:[^:]+:\\d{12}:function:.+");
    private static final int LONGEST = 3600;

    private final String type;

    CustomResource(String type) {
        this.type = type;
    }

    static boolean isOne(String type) {
        return TYPE.matcher(type).matches();
    }

    @Override
    public Shape.Struct properties() {
        return Shape.struct("ServiceToken", "ServiceTimeout").requiring("ServiceToken");
    }

    /** All but two of the properties are the function's affair. */
    @Override
    public List<Problem> problems(JsonNode properties) {
        var problems = new ArrayList<Problem>();
        var token = properties.path("ServiceToken");
        if (token.isMissingNode()) {
            problems.add(new Problem("", "required key [ServiceToken] not found"));
        } else if (!Functions.isCall(token) && !FUNCTION.matcher(token.asText()).matches()) {
            problems.add(new Problem("/ServiceToken",
                    "must be the ARN of a function; the local cloud asks nobody else"));
        }
        var timeout = properties.path("ServiceTimeout");
        if (timeout.isValueNode() && !timeout.asText().matches("[1-9][0-9]{0,3}")) {
            problems.add(new Problem("/ServiceTimeout", "must be a number of seconds from 1 to " + LONGEST));
        }
        return problems;
    }

    @Override
    public boolean hasAttribute(String attribute) {
        return true;
    }

    @Override
    public Duration limit(ResourceRequest request) {
        return timeout(request).plusMinutes(1);
    }

    private static Duration timeout(ResourceRequest request) {
        return Duration.ofSeconds(Math.min(LONGEST, request.get("ServiceTimeout").asInt(LONGEST)));
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return PhysicalName.upper(request, 255);
    }

    @Override
    public void create(ResourceRequest request) {
        ask(request, "Create", event -> {});
    }

    @Override
    public boolean ready(ResourceRequest request, String plannedId) {
        var asked = asked(request);
        var response = response(request, asked);
        if (response.isEmpty()) {
            return false;
        }
        var id = response.get().physicalId();
        request.initiated().accept(id.isEmpty() ? plannedId : id);
        if (!response.get().succeeded()) {
            throw response.get().failure(asked);
        }
        return true;
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        var asked = asked(request);
        var data = response(request, asked).map(CustomResponse::data).orElse(Map.of());
        asked.forget(request.cloud());
        return data;
    }

    @Override
    public boolean answersAnything() {
        return true;
    }

    @Override
    public Updates updates() {
        return Updates.inPlace();
    }

    /** The function replaces the resource by giving it another id. */
    @Override
    public void update(ResourceUpdate update) {
        if (update.changed("ServiceToken")) {
            throw InvalidTemplate.error("Modifying service token is not allowed.");
        }
        ask(update.request(), "Update", event -> {
            event.put("PhysicalResourceId", update.id());
            event.set("OldResourceProperties", texts(update.before()));
        });
    }

    /** Only its function knows; the planned id is never taken by anybody else. */
    @Override
    public boolean exists(ResourceRequest request, String id) {
        return false;
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        ask(request, "Delete", event -> event.put("PhysicalResourceId", physicalId));
    }

    @Override
    public boolean gone(ResourceRequest request, String physicalId) {
        var asked = asked(request);
        var response = response(request, asked);
        response.filter(r -> !r.succeeded()).ifPresent(r -> {
            throw r.failure(asked);
        });
        response.ifPresent(_ -> asked.forget(request.cloud()));
        return response.isPresent();
    }

    private void ask(ResourceRequest request, String what, Consumer<ObjectNode> more) {
        var asked = CustomRequest.begin(request, stackId(request));
        var event = JsonNodeFactory.instance.objectNode().put("RequestType", what).put("ServiceToken", request.text(
                "ServiceToken")).put("ResponseURL", asked.responseUrl(request.cloud())).put("StackId", asked.stackId())
                .put("RequestId", asked.requestId()).put("LogicalResourceId", asked.logicalId());
        more.accept(event);
        event.put("ResourceType", type).set("ResourceProperties", texts(request.properties()));
        request.call(InvokeRequest.builder().functionName(request.text("ServiceToken")).invocationType(
                InvocationType.EVENT).payload(SdkBytes.fromUtf8String(event.toString())).build(), InvokeResponse.class);
    }

    /** CloudFormation gives functions every number and boolean as text. */
    private static JsonNode texts(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(e -> object.set(e.getKey(), texts(e.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> array.add(texts(item)));
            return array;
        }
        return JsonNodeFactory.instance.textNode(node.asText());
    }

    private static CustomRequest asked(ResourceRequest request) {
        return CustomRequest.find(request, stackId(request)).orElseThrow(() -> new IllegalStateException(
                "Nothing was asked of " + request.logicalId()));
    }

    private static Optional<CustomResponse> response(ResourceRequest request, CustomRequest asked) {
        if (asked.response().isPresent()) {
            return Optional.of(CustomResponse.read(asked.response().get(), asked));
        }
        if (request.cloud().time().now().isAfter(asked.sentAt().plus(timeout(request)))) {
            throw ServiceError.of(400, "ValidationError", "CloudFormation did not receive a response from your Custom "
                    + "Resource. Please check your logs for requestId [" + asked.requestId() + "].");
        }
        return Optional.empty();
    }

    private static String stackId(ResourceRequest request) {
        return Optional.ofNullable(request.stackTags().get("aws:cloudformation:stack-id")).orElseThrow();
    }
}
