package dev.signalbox.localcloud.service.secretsmanager;

import dev.signalbox.localcloud.runtime.Operations;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.Tag;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.TagResourceResponse;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceRequest;
import software.amazon.awssdk.services.secretsmanager.model.UntagResourceResponse;

/** What tells about secrets, tags and deletes them; none of it sees a value. */
final class SecretOperations {
    private static final int LONGEST_WINDOW = 30;
    private static final int SHORTEST_WINDOW = 7;

    private final Secrets secrets;

    SecretOperations(Secrets secrets) {
        this.secrets = secrets;
    }

    void register(Operations operations) {
        operations.on(DescribeSecretRequest.class, this::describe).on(ListSecretsRequest.class, this::list).on(
                DeleteSecretRequest.class, this::delete).on(RestoreSecretRequest.class, this::restore).on(
                        TagResourceRequest.class, this::tag).on(UntagResourceRequest.class, this::untag);
    }

    private DescribeSecretResponse describe(DescribeSecretRequest request) {
        var secret = secrets.get(request.secretId());
        return DescribeSecretResponse.builder().arn(secret.arn()).name(secret.name()).description(secret.description()
                .orElse(null)).kmsKeyId(secret.kmsKeyId().orElse(null)).createdDate(secret.created()).lastChangedDate(
                        secret.changed()).deletedDate(secret.deletion().orElse(null)).tags(tags(secret))
                .versionIdsToStages(stages(secret)).build();
    }

    private static Map<String, List<String>> stages(Secret secret) {
        var stages = new LinkedHashMap<String, List<String>>();
        secret.versions().keySet().forEach(id -> stages.put(id, secret.stagesOf(id)));
        stages.values().removeIf(List::isEmpty);
        return stages;
    }

    private static List<Tag> tags(Secret secret) {
        return secret.tags().entrySet().stream().map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
                .toList();
    }

    private ListSecretsResponse list(ListSecretsRequest request) {
        SecretErrors.only(request, Set.of("IncludePlannedDeletion", "MaxResults", "NextToken"));
        var shown = secrets.all().stream().filter(s -> s.deletion().isEmpty() || Boolean.TRUE.equals(request
                .includePlannedDeletion())).toList();
        int from = request.nextToken() == null ? 0 : Math.min(shown.size(), position(request.nextToken()));
        int size = request.maxResults() == null ? 100 : Math.clamp(request.maxResults(), 1, 100);
        int to = Math.min(shown.size(), from + size);
        var entries = shown.subList(from, to).stream().map(s -> SecretListEntry.builder().arn(s.arn()).name(s.name())
                .description(s.description().orElse(null)).kmsKeyId(s.kmsKeyId().orElse(null)).createdDate(s.created())
                .lastChangedDate(s.changed()).deletedDate(s.deletion().orElse(null)).tags(tags(s))
                .secretVersionsToStages(stages(s)).build()).toList();
        return ListSecretsResponse.builder().secretList(entries).nextToken(to < shown.size() ? Integer.toString(to)
                : null).build();
    }

    private static int position(String token) {
        if (!token.matches("\\d{1,9}")) {
            throw SecretErrors.parameter("The NextToken is not valid.");
        }
        return Integer.parseInt(token);
    }

    private DeleteSecretResponse delete(DeleteSecretRequest request) {
        var secret = secrets.get(request.secretId());
        var days = request.recoveryWindowInDays();
        boolean force = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
        if (force && days != null) {
            throw SecretErrors.parameter("You can't use ForceDeleteWithoutRecovery in conjunction with"
                    + " RecoveryWindowInDays.");
        }
        if (days != null && (days < SHORTEST_WINDOW || days > LONGEST_WINDOW)) {
            throw SecretErrors.parameter("The RecoveryWindowInDays value must be between 7 and 30 days (inclusive).");
        }
        var answer = DeleteSecretResponse.builder().arn(secret.arn()).name(secret.name());
        if (force) {
            secrets.remove(secret);
            return answer.deletionDate(secrets.now()).build();
        }
        var when = secrets.now().plus(Duration.ofDays(days == null ? LONGEST_WINDOW : days));
        secrets.change(secrets.live(request.secretId()), s -> s.deleted(Optional.of(when)));
        return answer.deletionDate(when).build();
    }

    private RestoreSecretResponse restore(RestoreSecretRequest request) {
        var secret = secrets.change(secrets.get(request.secretId()), s -> s.deleted(Optional.empty()));
        return RestoreSecretResponse.builder().arn(secret.arn()).name(secret.name()).build();
    }

    private TagResourceResponse tag(TagResourceRequest request) {
        secrets.change(secrets.live(request.secretId()), secret -> {
            var all = new TreeMap<>(secret.tags());
            request.tags().forEach(tag -> all.put(tag.key(), tag.value()));
            return secret.tagged(all);
        });
        return TagResourceResponse.builder().build();
    }

    private UntagResourceResponse untag(UntagResourceRequest request) {
        secrets.change(secrets.live(request.secretId()), secret -> {
            var all = new TreeMap<>(secret.tags());
            all.keySet().removeAll(request.tagKeys());
            return secret.tagged(all);
        });
        return UntagResourceResponse.builder().build();
    }
}
