package dev.signalbox.localcloud.service.stepfunctions.variables;

import dev.signalbox.states.Definition;
import dev.signalbox.states.StateMachine;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code variableReferences} of a definition, or of a part of it, as AWS describes them. */
public final class ReferencesTold {
    private ReferencesTold() {}

    /**
     * Null if there are none, as AWS leaves them out then.
     *
     * @param whole tells the query language
     * @param part the text that is told with it, which may be the whole
     */
    public static @Nullable Map<String, Collection<String>> of(String whole, String part) {
        Map<String, Collection<String>> references = new HashMap<>(Definition.variableReferences(whole));
        if (!part.equals(whole)) {
            Set<String> names = new HashSet<>();
            addNames(Definition.read(part).machine(), names);
            references.keySet().retainAll(names);
        }
        return references.isEmpty() ? null : references;
    }

    private static void addNames(StateMachine machine, Set<String> names) {
        names.addAll(machine.states().keySet());
        machine.states().values().forEach(s -> s.children().forEach(c -> addNames(c, names)));
    }
}
