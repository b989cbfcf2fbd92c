package dev.signalbox.localcloud.service.sns.delivery;

/** What came of an attempt. Reasons name no contents of messages and no secrets. */
sealed interface Result {
    record Delivered() implements Result {}

    /** It may work later. */
    record Again(String reason) implements Result {}

    /** It will never work. */
    record Never(String reason) implements Result {}
}
