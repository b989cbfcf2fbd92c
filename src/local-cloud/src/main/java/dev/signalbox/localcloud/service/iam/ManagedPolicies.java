package dev.signalbox.localcloud.service.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Policies that can be attached: the customer's, and those of AWS that are known here. */
final class ManagedPolicies {
    private static final Pattern AWS_MANAGED = Pattern.compile("arn:[\\w-]+:iam::aws:policy/[\\w+=,.@/-]+");
    private static final Instant LONG_AGO = Instant.parse("2015-02-06T18:40:58Z");

    private final Store store;
    private final DurableMap<StoredPolicy> policies;
    private final Object lock = new Object();
    private final Map<String, StoredPolicy> ofAws;

    ManagedPolicies(Store store, String partition) {
        this.store = store;
        this.policies = store.map("iam.policies", StoredPolicy.class);
        this.ofAws = ofAws(partition);
    }

    /** Reads {@code aws-policies.json}: documents by path and name. */
    private static Map<String, StoredPolicy> ofAws(String partition) {
        try (var in = ManagedPolicies.class.getResourceAsStream("aws-policies.json")) {
            var all = new TreeMap<String, StoredPolicy>();
            for (var policy : new JsonMapper().readTree(in).properties()) {
                var known = known(partition, policy.getKey(), policy.getValue());
                all.put(known.arn(), known);
            }
            return Map.copyOf(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StoredPolicy known(String partition, String fullName, JsonNode document) {
        int slash = fullName.lastIndexOf('/') + 1;
        var version = new StoredPolicy.Version("v1", document.toString(), LONG_AGO);
        return new StoredPolicy(fullName.substring(slash), "ANPA" + Integer.toUnsignedString(fullName.hashCode(), 36)
                .toUpperCase(java.util.Locale.ROOT), "arn:" + partition + ":iam::aws:policy/" + fullName, "/" + fullName
                        .substring(0, slash), "", LONG_AGO, List.of(version), 1, "v1", Map.of());
    }

    Optional<StoredPolicy> find(String arn) {
        return policies.get(arn).or(() -> Optional.ofNullable(ofAws.get(arn)));
    }

    StoredPolicy get(String arn) {
        return find(arn).orElseThrow(() -> IamErrors.missing("Policy " + arn + (AWS_MANAGED.matcher(arn).matches()
                ? " is AWS's; the local cloud does not know what is in it."
                : " was not found.")));
    }

    /** The ARN, if it can be attached: AWS's can all be, also those that are not known here. */
    String require(String arn) {
        if (find(arn).isEmpty() && !AWS_MANAGED.matcher(arn).matches()) {
            throw IamErrors.missing("Policy " + arn + " does not exist or is not attachable.");
        }
        return arn;
    }

    StoredPolicy ofCustomer(String arn) {
        return policies.get(arn).orElseThrow(() -> IamErrors.missing("Policy " + arn + " was not found."));
    }

    List<StoredPolicy> ofCustomer() {
        return policies.values().toList();
    }

    List<StoredPolicy> ofAws() {
        return ofAws.values().stream().sorted(java.util.Comparator.comparing(StoredPolicy::name)).toList();
    }

    StoredPolicy create(StoredPolicy policy) {
        if (!store.write(() -> policies.putIfAbsent(policy.arn(), policy))) {
            throw IamErrors.exists("A policy called " + policy.name());
        }
        return policy;
    }

    StoredPolicy change(String arn, UnaryOperator<StoredPolicy> change) {
        return store.write(() -> {
            synchronized (lock) {
                var changed = change.apply(ofCustomer(arn));
                policies.put(arn, changed);
                return changed;
            }
        });
    }

    void delete(String arn) {
        store.write(() -> policies.remove(arn));
    }
}
