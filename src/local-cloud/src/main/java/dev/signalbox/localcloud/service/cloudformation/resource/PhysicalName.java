package dev.signalbox.localcloud.service.cloudformation.resource;

import java.security.SecureRandom;
import java.util.Locale;

/** Names made as CloudFormation makes them when the template gives none. */
final class PhysicalName {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final String MIXED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private PhysicalName() {}

    /** {@code stack-LogicalId-1A2B3C4D5E6F7}, shortened to the type's limit. */
    static String upper(ResourceRequest request, int limit) {
        return join(request, limit, random(UPPER, 13));
    }

    /** As {@link #upper}, with twelve letters of either case, as newer types have it. */
    static String mixed(ResourceRequest request, int limit) {
        return join(request, limit, random(MIXED, 12));
    }

    /** As {@link #mixed} in lower case: bucket names. */
    static String lower(ResourceRequest request, int limit) {
        return mixed(request, limit).toLowerCase(Locale.ROOT);
    }

    /** {@code LogicalId-aB3…}: Batch and Step Functions leave the stack out. */
    static String withoutStack(ResourceRequest request, int limit, int letters) {
        return cut(request.logicalId(), limit - letters - 1) + "-" + random(MIXED, letters);
    }

    private static String join(ResourceRequest request, int limit, String random) {
        int room = limit - random.length() - 2;
        var stack = request.stackName();
        var logicalId = request.logicalId();
        if (stack.length() + logicalId.length() > room) {
            logicalId = cut(logicalId, Math.max(room / 2, room - stack.length()));
            stack = cut(stack, room - logicalId.length());
        }
        return stack + "-" + logicalId + "-" + random;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }

    private static String random(String letters, int count) {
        var text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(letters.charAt(RANDOM.nextInt(letters.length())));
        }
        return text.toString();
    }
}
