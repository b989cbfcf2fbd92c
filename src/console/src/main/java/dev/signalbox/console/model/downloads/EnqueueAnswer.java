package dev.signalbox.console.model.downloads;

import java.util.Optional;

/** What a service says to an order that it has understood. */
public sealed interface EnqueueAnswer {
    /** @param id of the new job */
    record Taken(String id) implements EnqueueAnswer {}

    /** @param field the request field that is wrong, when it is one */
    record Refused(String code, String message, Optional<String> field) implements EnqueueAnswer {}
}
