package dev.signalbox.localcloud.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ModelJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/** Compares a history with the events that a case expects. */
final class ExpectedHistory {
    private final JsonNode expected;
    private final Placeholders placeholders;
    private final List<String> differences = new ArrayList<>();

    /** An event's id is its place; details are empty where the event has no such member. */
    record Event(int id, String type, int previous, JsonNode details) {
        @Override
        public String toString() {
            var line = "[\"" + type + "\", " + previous;
            return line + (details.isMissingNode() ? "]" : ", " + ConformanceCase.text(details) + "]");
        }
    }

    ExpectedHistory(JsonNode expected, Placeholders placeholders) {
        this.expected = expected;
        this.placeholders = placeholders;
    }

    static List<Event> told(List<HistoryEvent> events) {
        return events.stream().map(ExpectedHistory::told).toList();
    }

    private static Event told(HistoryEvent event) {
        try {
            var json = ConformanceCase.MAPPER.readTree(ModelJson.write(event));
            var details = json.propertyStream().filter(e -> e.getKey().endsWith("EventDetails")).map(
                    Map.Entry::getValue)
                    .findFirst();
            return new Event(json.get("id").intValue(), json.get("type").textValue(), json.path("previousEventId")
                    .intValue(), details.orElseGet(JsonNodeFactory.instance::missingNode));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What differs, one line each; nothing if all is as expected. */
    List<String> differences(List<Event> actual, boolean anyOrder) {
        var wanted = wanted();
        var left = anyOrder ? inTreeOrder(wanted) : wanted;
        var right = anyOrder ? inTreeOrder(actual) : actual;
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            if (i >= left.size()) {
                differences.add("event " + (i + 1) + ": not expected: " + right.get(i));
            } else if (i >= right.size()) {
                differences.add("event " + (i + 1) + ": missing: " + left.get(i));
            } else {
                compare(left.get(i), right.get(i));
            }
        }
        return differences;
    }

    private List<Event> wanted() {
        List<Event> events = new ArrayList<>();
        for (JsonNode each : expected) {
            events.add(new Event(events.size() + 1, each.get(0).textValue(), each.get(1).intValue(), full(each.path(
                    2))));
        }
        return events;
    }

    /** A case leaves out that input and output are not truncated. */
    private static JsonNode full(JsonNode details) {
        if (!details.isObject()) {
            return details;
        }
        var copy = (ObjectNode) details.deepCopy();
        for (String data : List.of("input", "output")) {
            if (copy.has(data) && !copy.has(data + "Details")) {
                copy.putObject(data + "Details").put("truncated", false);
            }
        }
        return copy;
    }

    private void compare(Event wanted, Event actual) {
        var where = "event " + wanted.id() + " (" + wanted.type() + "): ";
        if (!wanted.type().equals(actual.type())) {
            differences.add(where + "is " + actual);
            return;
        }
        if (wanted.previous() != actual.previous()) {
            differences.add(where + "follows " + actual.previous() + " instead of " + wanted.previous());
        }
        if (wanted.details().asText().equals("{{any}}")) {
            return;
        }
        if (wanted.details().isMissingNode() || actual.details().isMissingNode()) {
            if (wanted.details().isMissingNode() != actual.details().isMissingNode()) {
                differences.add(where + "has details " + actual.details() + " instead of " + wanted.details());
            }
            return;
        }
        fields(where, wanted.details(), actual.details());
    }

    private void fields(String where, JsonNode wanted, JsonNode actual) {
        var names = new TreeMap<String, JsonNode>();
        wanted.properties().forEach(e -> names.put(e.getKey(), e.getValue()));
        actual.properties().forEach(e -> names.put(e.getKey(), e.getValue()));
        for (String name : names.keySet()) {
            var left = wanted.path(name);
            var right = actual.path(name);
            if (left.isMissingNode() || right.isMissingNode()) {
                differences.add(where + name + (left.isMissingNode() ? " not expected: " : " missing: ")
                        + ConformanceCase.text(left.isMissingNode() ? right : left));
            } else if (!fits(left, right)) {
                differences.add(where + name + "\n      expected " + placeholders.fill(ConformanceCase.text(left))
                        + "\n      but was  " + ConformanceCase.text(right));
            }
        }
    }

    /** Texts of JSON may be written as JSON: then they must be that, compactly written, in the same order. */
    private boolean fits(JsonNode wanted, JsonNode actual) {
        return wanted.equals(actual) || placeholders.fits(ConformanceCase.text(wanted), ConformanceCase.text(actual));
    }

    /** The same for every order in which parallel branches may have gone on. */
    private static List<Event> inTreeOrder(List<Event> events) {
        Map<Integer, List<Event>> followers = new TreeMap<>();
        events.forEach(e -> followers.computeIfAbsent(e.previous(), _ -> new ArrayList<>()).add(e));
        List<Event> ordered = new ArrayList<>();
        List<Event> numbered = new ArrayList<>();
        visit(0, followers, ordered);
        Map<Integer, Integer> ids = new TreeMap<>(Map.of(0, 0));
        ordered.forEach(e -> ids.put(e.id(), ids.size()));
        ordered.forEach(e -> numbered.add(new Event(ids.get(e.id()), e.type(), ids.get(e.previous()), e.details())));
        return numbered;
    }

    private static void visit(int id, Map<Integer, List<Event>> followers, List<Event> ordered) {
        followers.getOrDefault(id, List.of()).stream().sorted(Comparator.comparing(ExpectedHistory::rank)).forEach(
                e -> {
                    ordered.add(e);
                    visit(e.id(), followers, ordered);
                });
    }

    private static String rank(Event event) {
        return event.type() + event.details().path("name").asText() + event.details().path("index").asText() + event
                .details().path("input").asText();
    }
}
