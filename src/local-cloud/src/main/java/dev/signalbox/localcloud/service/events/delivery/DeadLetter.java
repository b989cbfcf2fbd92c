package dev.signalbox.localcloud.service.events.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Why an event is in a dead letter queue, as "Using dead-letter queues to process undelivered events" of EventBridge's user
 * guide tells it.
 *
 * @param exhausted which limit of the retry policy ended the tries
 */
record DeadLetter(String code, String reason, Optional<String> exhausted) {
    static Map<String, String> attributes(Parcel parcel, String targetArn, DeadLetter why) {
        var attributes = new TreeMap<>(Map.of("RULE_ARN", parcel.ruleArn(), "TARGET_ARN", targetArn, "ERROR_CODE", why
                .code(), "ERROR_MESSAGE", why.reason(), "RETRY_ATTEMPTS", Integer.toString(parcel.attempts())));
        why.exhausted().ifPresent(limit -> attributes.put("EXHAUSTED_RETRY_CONDITION", limit));
        return attributes;
    }
}
