package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.store.DurableMap;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * What a custom resource's function was last asked to do.
 *
 * @param secret makes the address at which the function answers known to nobody else
 * @param response as it came; empty until then
 */
public record CustomRequest(String stackId, String logicalId, String requestId, String secret, Instant sentAt,
        Optional<String> response) {
    /** Where functions answer. */
    public static final String PREFIX = "/_aws/cloudformation-custom-resource-response/";
    private static final SecureRandom RANDOM = new SecureRandom();

    static CustomRequest begin(ResourceRequest request, String stackId) {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        var made = new CustomRequest(stackId, request.logicalId(), UUID.randomUUID().toString(), HexFormat.of()
                .formatHex(secret), request.cloud().time().now(), Optional.empty());
        request.cloud().store().write(() -> map(request.cloud()).put(made.key(), made));
        return made;
    }

    static Optional<CustomRequest> find(ResourceRequest request, String stackId) {
        return map(request.cloud()).get(key(stackId, request.logicalId()));
    }

    /** Takes a response in; tells whether it was asked for. */
    public static boolean answered(CloudContext cloud, String address, String response) {
        var steps = address.split("/");
        if (steps.length != 2) {
            return false;
        }
        return cloud.store().write(() -> {
            var asked = map(cloud).get(steps[0]).filter(r -> r.secret().equals(steps[1]));
            asked.ifPresent(r -> map(cloud).put(r.key(), r.with(response)));
            return asked.isPresent();
        });
    }

    private CustomRequest with(String text) {
        return new CustomRequest(stackId, logicalId, requestId, secret, sentAt, Optional.of(text));
    }

    String responseUrl(CloudContext cloud) {
        return cloud.endpoint().uri() + PREFIX + key() + "/" + secret;
    }

    void forget(CloudContext cloud) {
        cloud.store().write(() -> map(cloud).remove(key()));
    }

    private String key() {
        return key(stackId, logicalId);
    }

    private static String key(String stackId, String logicalId) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((stackId + "|" + logicalId).getBytes(
                StandardCharsets.UTF_8));
    }

    private static DurableMap<CustomRequest> map(CloudContext cloud) {
        return cloud.store().map("cloudformation.customRequests", CustomRequest.class);
    }

    @Override
    public String toString() {
        return "CustomRequest[" + logicalId + ", " + requestId + "]";
    }
}
