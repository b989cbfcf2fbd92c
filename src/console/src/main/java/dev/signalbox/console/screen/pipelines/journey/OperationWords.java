package dev.signalbox.console.screen.pipelines.journey;

import dev.signalbox.console.fx.Texts;
import dev.signalbox.deploy.StackEvent;
import dev.signalbox.deploy.watch.StackOperation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an operation was and what it did. */
public final class OperationWords {
    private static final int NAMED = 3;

    private OperationWords() {}

    public static String type(StackOperation operation) {
        var words = operation.type().replace("_STACK", "").replace("CHANGESET", "CHANGE_SET").replace('_', ' ')
                .toLowerCase(
                        Locale.ROOT);
        return words.isEmpty() ? operation.type() : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** Such as "created 2 (Table, Queue), changed 1 (Function)". */
    public static String did(StackOperation operation) {
        Map<String, StackEvent> last = new LinkedHashMap<>();
        operation.events().stream().filter(e -> !e.aboutStack() && !e.status().endsWith("_IN_PROGRESS")).forEach(
                e -> last
                        .put(e.logicalId(), e));
        var parts = new ArrayList<String>();
        part("stack.did.created", "CREATE_COMPLETE", last, parts);
        part("stack.did.changed", "UPDATE_COMPLETE", last, parts);
        part("stack.did.removed", "DELETE_COMPLETE", last, parts);
        part("stack.did.kept", "DELETE_SKIPPED", last, parts);
        part("stack.did.failed", "_FAILED", last, parts);
        return String.join(", ", parts);
    }

    private static void part(String key, String ending, Map<String, StackEvent> last, List<String> parts) {
        var names = last.values().stream().filter(e -> e.status().endsWith(ending)).map(StackEvent::logicalId).toList();
        if (!names.isEmpty()) {
            var some = String.join(", ", names.stream().limit(NAMED).toList()) + (names.size() > NAMED ? ", …" : "");
            parts.add(Texts.text(key, names.size(), some));
        }
    }
}
