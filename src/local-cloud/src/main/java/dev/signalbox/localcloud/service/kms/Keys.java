package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All keys and aliases. */
final class Keys {
    private static final String ALIAS = "alias/";
    /** The services that make themselves a key when one is first asked for. */
    private static final Set<String> SERVICES = Set.of("sns", "sqs", "s3", "dynamodb", "lambda", "ses", "logs",
            "secretsmanager", "ssm");

    private final CloudContext context;
    private final Material material;
    private final DurableMap<Key> keys;
    private final DurableMap<Alias> aliases;
    private final Object lock = new Object();

    Keys(CloudContext context) {
        this.context = context;
        this.material = new Material(context.dataFolder().resolve("kms"));
        this.keys = context.store().map("kms.keys", Key.class);
        this.aliases = context.store().map("kms.aliases", Alias.class);
    }

    Material material() {
        return material;
    }

    <T> T change(Supplier<T> action) {
        return context.store().write(() -> {
            synchronized (lock) {
                return action.get();
            }
        });
    }

    /** Makes a key; its material is on disk before the key is. */
    Key create(String description, boolean awsManaged, Optional<String> policy, Map<String, String> tags) {
        var id = UUID.randomUUID().toString();
        material.make(id);
        var key = new Key(id, context.arn("kms", "key/" + id), context.time().now(), description, awsManaged, true,
                Optional.empty(), Optional.empty(), policy.orElseGet(this::defaultPolicy), tags);
        return change(() -> {
            keys.put(id, key);
            return key;
        });
    }

    private String defaultPolicy() {
        return """
                {"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions",\
                "Effect":"Allow","Principal":{"AWS":"arn:%s:iam::%s:root"},"Action":"kms:*","Resource":"*"}]}"""
                .formatted(context.identity().partition(), context.identity().account());
    }

    /** @param reference an id, an ARN, an alias or an alias's ARN */
    Key get(@Nullable String reference) {
        if (reference == null || reference.isEmpty()) {
            throw KmsErrors.constraint("null", "keyId", "Member must not be null");
        }
        var name = name(reference);
        if (name.startsWith(ALIAS)) {
            var alias = alias(name).orElseThrow(() -> KmsErrors.notFound("Alias " + context.arn("kms", name)));
            return keys.get(alias.keyId()).orElseThrow(() -> KmsErrors.notFound("Alias " + context.arn("kms", name)));
        }
        return keys.get(name).orElseThrow(() -> KmsErrors.notFound(name.matches("[0-9a-f-]{36}") ? "Key '" + context
                .arn("kms", "key/" + name) + "'" : "Invalid keyId '" + name + "'"));
    }

    private String name(String reference) {
        if (!reference.startsWith("arn:")) {
            return reference;
        }
        var own = context.arn("kms", "");
        if (!reference.startsWith(own)) {
            throw KmsErrors.notFound("Key '" + reference + "'");
        }
        var resource = reference.substring(own.length());
        if (resource.startsWith("key/")) {
            return resource.substring("key/".length());
        }
        if (resource.startsWith(ALIAS)) {
            return resource;
        }
        throw KmsErrors.arn(reference);
    }

    /** The keys of AWS's own services are made when they are first looked for, as on AWS. */
    Optional<Alias> alias(String name) {
        var service = name.startsWith(ALIAS + "aws/") ? name.substring((ALIAS + "aws/").length()) : "";
        if (SERVICES.contains(service) && !aliases.contains(name)) {
            change(() -> aliases.get(name).orElseGet(() -> {
                var key = create("Default key that protects my " + service + " data when no other key is defined", true,
                        Optional.empty(), Map.of());
                return put(new Alias(name, key.id(), key.created(), key.created()));
            }));
        }
        return aliases.get(name);
    }

    Alias put(Alias alias) {
        return change(() -> {
            aliases.put(alias.name(), alias);
            return alias;
        });
    }

    void remove(Alias alias) {
        change(() -> {
            aliases.remove(alias.name());
            return alias;
        });
    }

    /** By name. */
    List<Alias> aliases() {
        return aliases.values().toList();
    }

    /** By id. */
    List<Key> all() {
        return keys.values().toList();
    }

    Key change(@Nullable String reference, UnaryOperator<Key> change) {
        return change(() -> {
            var changed = change.apply(get(reference));
            keys.put(changed.id(), changed);
            return changed;
        });
    }

    /** Deletes what was to be deleted by now, with its aliases. What it encrypted is lost, as on AWS. */
    void deleteDue(Instant now) {
        var due = all().stream().filter(key -> key.deletion().filter(when -> !now.isBefore(when)).isPresent()).toList();
        due.forEach(key -> change(() -> {
            aliases().stream().filter(alias -> alias.keyId().equals(key.id())).forEach(this::remove);
            keys.remove(key.id());
            return key;
        }));
        due.forEach(key -> material.delete(key.id()));
    }
}
