package dev.signalbox.localcloud.service.cloudformation.resource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetRandomPasswordResponse;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** {@code AWS::SecretsManager::Secret}; its physical id is the ARN. Its value is in no event and no answer of a stack. */
final class SecretsManagerSecret implements ResourceType {
    private static final String GENERATE = "GenerateSecretString";
    private static final String KEY = "GenerateStringKey";
    private static final String TEMPLATE = "SecretStringTemplate";

    @Override
    public Shape.Struct properties() {
        return Shape.struct("Name", "Description", "KmsKeyId", "SecretString").with(GENERATE, Model.shape(
                GetRandomPasswordRequest.builder()).with(KEY, Shape.TEXT).with(TEMPLATE, Shape.TEXT)).with("Tags",
                        Shape.TAG_LIST);
    }

    @Override
    public Set<String> attributes() {
        return Set.of("Id");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.has("Name") ? request.text("Name") : PhysicalName.withoutStack(request, 512, 12);
    }

    @Override
    public void create(ResourceRequest request) {
        var secret = CreateSecretRequest.builder().name(request.plannedId()).secretString(value(request)).tags(tags(
                request.tags()));
        if (request.has("Description")) {
            secret.description(request.text("Description"));
        }
        if (request.has("KmsKeyId")) {
            secret.kmsKeyId(request.text("KmsKeyId"));
        }
        request.initiated().accept(request.call(secret.build(), CreateSecretResponse.class).arn());
    }

    private static String value(ResourceRequest request) {
        if (request.has("SecretString") && request.has(GENERATE)) {
            throw InvalidTemplate.error("You can't specify both SecretString and GenerateSecretString");
        }
        if (request.has("SecretString")) {
            return request.text("SecretString");
        }
        ObjectNode wanted = request.has(GENERATE) ? request.get(GENERATE).deepCopy() : request.only(List.of());
        var key = wanted.remove(KEY);
        var template = wanted.remove(TEMPLATE);
        if ((key == null) != (template == null)) {
            throw InvalidTemplate.error("GenerateStringKey and SecretStringTemplate need each other");
        }
        var password = request.call(Model.fill(GetRandomPasswordRequest.builder(), wanted).build(),
                GetRandomPasswordResponse.class).randomPassword();
        return key == null || template == null ? password : put(template.asText(), key.asText(), password);
    }

    private static String put(String template, String key, String password) {
        try {
            if (JsonMapper.builder().build().readTree(template) instanceof ObjectNode object) {
                return object.put(key, password).toString();
            }
            throw InvalidTemplate.error("SecretStringTemplate must be a JSON object");
        } catch (JsonProcessingException e) {
            throw InvalidTemplate.error("SecretStringTemplate is no JSON: " + e.getOriginalMessage());
        }
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build()).toList();
    }

    @Override
    public Map<String, String> attributeValues(ResourceRequest request, String physicalId) {
        return Map.of("Id", physicalId);
    }

    @Override
    public Updates updates() {
        return Updates.inPlace().named("Name");
    }

    /** A value is made anew only if what it is made of has changed. */
    @Override
    public void update(ResourceUpdate update) {
        update.onlyRemoves("Tags", "SecretString", GENERATE);
        var secret = UpdateSecretRequest.builder().secretId(update.id());
        if (update.changed("Description")) {
            secret.description(update.request().text("Description"));
        }
        if (update.changed("KmsKeyId")) {
            secret.kmsKeyId(update.request().text("KmsKeyId"));
        }
        if (update.changed("SecretString", GENERATE)) {
            secret.secretString(value(update.request()));
        }
        update.call(secret.build(), UpdateSecretResponse.class);
        update.tags(tags -> update.call(TagResourceRequest.builder().secretId(update.id()).tags(tags(tags)).build(),
                TagResourceResponse.class), keys -> update.call(UntagResourceRequest.builder().secretId(update.id())
                        .tagKeys(keys).build(), UntagResourceResponse.class));
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(DescribeSecretRequest.builder().secretId(id).build(),
                DescribeSecretResponse.class));
    }

    /** At once, as CloudFormation does. */
    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteSecretRequest.builder().secretId(physicalId).forceDeleteWithoutRecovery(true).build(),
                DeleteSecretResponse.class);
    }
}
