package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Context;

/**
 * One action that a request asks leave for.
 *
 * @param action such as {@code dynamodb:PutItem}
 * @param resource an ARN, or {@code *}
 * @param context condition keys that this request has beside the general ones
 */
record Need(String action, String resource, Context context) {
    Need(String action, String resource) {
        this(action, resource, Context.EMPTY);
    }

    Need with(Context more) {
        return new Need(action, resource, context.or(more));
    }
}
