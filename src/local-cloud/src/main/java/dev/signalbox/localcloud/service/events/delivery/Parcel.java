package dev.signalbox.localcloud.service.events.delivery;

import java.time.Instant;

/**
 * An event on its way to one target, with the target as it was when the event came.
 *
 * @param event in JSON
 * @param target the SDK's model in JSON
 * @param accepted when the event came
 * @param due when to try next
 */
public record Parcel(String id, String event, String ruleName, String ruleArn, String target, Instant accepted,
        int attempts, Instant due) {

    Parcel failed(Instant next) {
        return new Parcel(id, event, ruleName, ruleArn, target, accepted, attempts + 1, next);
    }
}
