package dev.signalbox.localcloud.service.secretsmanager;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/** All secrets, by name. */
final class Secrets {
    private static final int LARGEST = 65_536;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final CloudContext context;
    private final Vault vault;
    private final DurableMap<Secret> secrets;
    private final SecureRandom random = new SecureRandom();

    Secrets(CloudContext context) {
        this.context = context;
        this.vault = new Vault(context.dataFolder().resolve("secretsmanager"));
        this.secrets = context.store().map("secretsmanager.secrets", Secret.class);
    }

    /** A value given in a request: text or bytes. */
    record Value(byte[] bytes, boolean binary) {
        static Optional<Value> of(@Nullable String text, @Nullable SdkBytes bytes) {
            if (text != null && bytes != null) {
                throw SecretErrors.parameter("You can't specify both a binary secret value and a string secret value"
                        + " in the same secret.");
            }
            var value = bytes != null ? Optional.of(new Value(bytes.asByteArray(), true))
                    : Optional.ofNullable(text).map(t -> new Value(t.getBytes(StandardCharsets.UTF_8), false));
            if (value.filter(v -> v.bytes.length > LARGEST).isPresent()) {
                throw SecretErrors.parameter("The secret value is longer than " + LARGEST + " bytes.");
            }
            return value;
        }
    }

    Instant now() {
        return context.time().now();
    }

    String newArn(String name) {
        var suffix = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            suffix.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return context.arn("secretsmanager", "secret:" + name + "-" + suffix);
    }

    List<Secret> all() {
        return secrets.values().filter(secret -> !secret.isGone(now())).toList();
    }

    Optional<Secret> named(String name) {
        return secrets.get(name).filter(secret -> !secret.isGone(now()));
    }

    /** @param reference a name, an ARN, or an ARN without its random end */
    Secret get(@Nullable String reference) {
        if (reference == null || reference.isEmpty()) {
            throw SecretErrors.parameter("You must provide a value for the SecretId parameter.");
        }
        return find(reference).orElseThrow(SecretErrors::notFound);
    }

    Optional<Secret> find(String reference) {
        if (!reference.startsWith("arn:")) {
            return named(reference);
        }
        return all().stream().filter(s -> s.arn().equals(reference) || s.arn().substring(0, s.arn().length() - 7)
                .equals(reference)).findFirst();
    }

    /** One that is not to be deleted. */
    Secret live(@Nullable String reference) {
        var secret = get(reference);
        if (secret.deletion().isPresent()) {
            throw SecretErrors.request("You can't perform this operation on the secret because it was marked for"
                    + " deletion.");
        }
        return secret;
    }

    void create(Secret secret) {
        context.store().write(() -> {
            named(secret.name()).ifPresent(old -> {
                throw old.deletion().isPresent() ? SecretErrors.request(
                        "You can't create this secret because a secret with this name is already scheduled for deletion.")
                        : SecretErrors.exists("The operation failed because the secret " + old.name()
                                + " already exists.");
            });
            secrets.put(secret.name(), secret);
        });
    }

    Secret change(Secret secret, UnaryOperator<Secret> change) {
        return context.store().write(() -> {
            var changed = change.apply(secrets.get(secret.name()).orElseThrow(SecretErrors::notFound));
            secrets.put(changed.name(), changed);
            return changed;
        });
    }

    void remove(Secret secret) {
        context.store().write(() -> secrets.remove(secret.name()));
    }

    /** Forgets what was to be deleted by now. */
    void sweep() {
        secrets.values().filter(secret -> secret.isGone(now())).toList().forEach(this::remove);
    }

    /**
     * The secret with the value as its newest version; the same again for a token that was there with the same value.
     *
     * @param token becomes the version's id
     */
    Secret with(Secret secret, Value value, @Nullable String token, List<String> labels) {
        var id = token == null ? UUID.randomUUID().toString() : token;
        var old = secret.versions().get(id);
        if (old != null) {
            if (!Arrays.equals(open(secret, old), value.bytes())) {
                throw SecretErrors.exists("You can't use ClientRequestToken " + id
                        + " because that value is already in use for a version of secret " + secret.arn() + ".");
            }
            return secret;
        }
        return secret.with(new Secret.Version(id, vault.seal(value.bytes(), secret.arn() + id), value.binary(), now()),
                labels);
    }

    byte[] open(Secret secret, Secret.Version version) {
        return vault.open(version.sealed(), secret.arn() + version.id());
    }
}
