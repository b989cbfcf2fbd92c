package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.states.Definition;
import dev.signalbox.states.State;
import dev.signalbox.states.StateMachine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names of definitions: the digest of the text; for the children of a Map Run with the name of the Map state, whose
 * processor they run.
 */
final class DefinitionIds {
    private DefinitionIds() {}

    static String of(String definition) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(definition.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The definition that holds it. */
    static String whole(String id) {
        int end = id.indexOf('#');
        return end < 0 ? id : id.substring(0, end);
    }

    /** What is run of the whole machine. */
    static StateMachine part(String id, StateMachine whole) {
        int at = id.indexOf('#');
        if (at < 0) {
            return whole;
        }
        var names = id.substring(at + 1).split("#", -1);
        var machine = whole;
        for (var name : names) {
            machine = processor(machine, name).orElseThrow(() -> new IllegalStateException("No Map state " + name));
        }
        return machine;
    }

    private static Optional<StateMachine> processor(StateMachine machine, String name) {
        for (State state : machine.states().values()) {
            if (state instanceof State.Map map && state.name().equals(name)) {
                return Optional.of(map.processor());
            }
            for (StateMachine child : state.children()) {
                var found = processor(child, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The processor of the distributed Map state with this label. */
    static Optional<String> labelled(String whole, String label) {
        return mapState(Definition.read(whole).machine(), label).flatMap(name -> processor(Payloads.own(whole), name))
                .map(Payloads::text);
    }

    private static Optional<String> mapState(StateMachine machine, String label) {
        return machine.states().values().stream().flatMap(state -> state instanceof State.Map map && map.distribution()
                .filter(d -> d.label().equals(label)).isPresent() ? Stream.of(state.name())
                        : state.children().stream().flatMap(child -> mapState(child, label).stream())).findFirst();
    }

    /** The same in the text. */
    static String text(String id, String whole) {
        int at = id.lastIndexOf('#');
        if (at < 0) {
            return whole;
        }
        var name = id.substring(at + 1);
        return processor(Payloads.own(whole), name).map(Payloads::text).orElseThrow(() -> new IllegalStateException(
                "No Map state " + name));
    }

    private static Optional<JsonNode> processor(JsonNode node, String name) {
        var state = node.path("States").path(name);
        for (String field : new String[]{"ItemProcessor", "Iterator"}) {
            if (state.has(field)) {
                return Optional.of(state.get(field));
            }
        }
        for (JsonNode inner : node) {
            var found = processor(inner, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
