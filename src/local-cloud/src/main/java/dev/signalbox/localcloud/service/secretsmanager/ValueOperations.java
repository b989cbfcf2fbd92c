package dev.signalbox.localcloud.service.secretsmanager;

import dev.signalbox.localcloud.runtime.Operations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** What sets and tells values. */
final class ValueOperations {
    private static final List<String> AS_CURRENT = List.of(Secret.CURRENT);

    private final Secrets secrets;

    ValueOperations(Secrets secrets) {
        this.secrets = secrets;
    }

    void register(Operations operations) {
        operations.on(CreateSecretRequest.class, this::create).on(GetSecretValueRequest.class, this::value).on(
                PutSecretValueRequest.class, this::put).on(UpdateSecretRequest.class, this::update);
    }

    private CreateSecretResponse create(CreateSecretRequest request) {
        SecretErrors.only(request, Set.of("Name", "ClientRequestToken", "Description", "KmsKeyId", "SecretBinary",
                "SecretString", "Tags"));
        var name = request.name();
        if (name == null || !name.matches("[A-Za-z0-9/_+=.@-]{1,512}")) {
            throw SecretErrors.parameter("Invalid name. Must be a valid name containing alphanumeric characters, or any"
                    + " of the following: -/_+=.@!");
        }
        var tags = new TreeMap<String, String>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        var now = secrets.now();
        var secret = new Secret(name, secrets.newArn(name), Optional.ofNullable(request.description()), Optional
                .ofNullable(request.kmsKeyId()), now, now, Optional.empty(), tags, Map.of(), Map.of());
        var full = Secrets.Value.of(request.secretString(), request.secretBinary()).map(value -> secrets.with(secret,
                value, request.clientRequestToken(), AS_CURRENT)).orElse(secret);
        secrets.create(full);
        return CreateSecretResponse.builder().arn(full.arn()).name(name).versionId(full.stages().get(Secret.CURRENT))
                .build();
    }

    private GetSecretValueResponse value(GetSecretValueRequest request) {
        var secret = secrets.live(request.secretId());
        var version = version(secret, request.versionId(), request.versionStage());
        var answer = GetSecretValueResponse.builder().arn(secret.arn()).name(secret.name()).versionId(version.id())
                .versionStages(secret.stagesOf(version.id())).createdDate(version.created());
        byte[] value = secrets.open(secret, version);
        return version.binary() ? answer.secretBinary(SdkBytes.fromByteArray(value)).build()
                : answer.secretString(new String(value, StandardCharsets.UTF_8)).build();
    }

    private static Secret.Version version(Secret secret, @Nullable String id, @Nullable String stage) {
        var label = stage == null ? Secret.CURRENT : stage;
        var chosen = id != null ? id : secret.stages().get(label);
        var version = chosen == null ? null : secret.versions().get(chosen);
        if (version == null || stage != null && !secret.stagesOf(version.id()).contains(stage)) {
            throw SecretErrors.notFound("Secrets Manager can't find the specified secret value for "
                    + (id != null ? "VersionId: " + id : "staging label: " + label));
        }
        return version;
    }

    private PutSecretValueResponse put(PutSecretValueRequest request) {
        SecretErrors.only(request, Set.of("SecretId", "ClientRequestToken", "SecretBinary", "SecretString",
                "VersionStages"));
        var value = Secrets.Value.of(request.secretString(), request.secretBinary()).orElseThrow(
                () -> SecretErrors.parameter("You must provide either SecretString or SecretBinary."));
        var labels = request.versionStages().isEmpty() ? AS_CURRENT : request.versionStages();
        var token = request.clientRequestToken() == null ? UUID.randomUUID().toString()
                : request.clientRequestToken();
        var changed = secrets.change(secrets.live(request.secretId()), secret -> secrets.with(secret, value, token,
                labels));
        return PutSecretValueResponse.builder().arn(changed.arn()).name(changed.name()).versionId(token).versionStages(
                changed.stagesOf(token)).build();
    }

    private UpdateSecretResponse update(UpdateSecretRequest request) {
        SecretErrors.only(request, Set.of("SecretId", "ClientRequestToken", "Description", "KmsKeyId", "SecretBinary",
                "SecretString"));
        var value = Secrets.Value.of(request.secretString(), request.secretBinary());
        var changed = secrets.change(secrets.live(request.secretId()), secret -> {
            var described = secret.described(Optional.ofNullable(request.description()), Optional.ofNullable(request
                    .kmsKeyId()), secrets.now());
            return value.map(v -> secrets.with(described, v, request.clientRequestToken(), AS_CURRENT)).orElse(
                    described);
        });
        return UpdateSecretResponse.builder().arn(changed.arn()).name(changed.name()).versionId(value.isPresent()
                ? changed.stages().get(Secret.CURRENT)
                : null).build();
    }
}
