package dev.signalbox.localcloud.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param principals empty in identity policies
 * @param resources empty in trust policies, which are about the role that they belong to
 */
record Statement(boolean allows, Optional<Principals> principals, Patterns actions, Optional<Patterns> resources,
        List<Condition> conditions) {

    /** One of the pairs {@code Action} and {@code NotAction}, {@code Resource} and {@code NotResource}. */
    record Patterns(List<String> patterns, boolean negated) {}

    static Statement of(JsonNode node) throws MalformedPolicy {
        var effect = node.path("Effect").asText();
        if (!effect.equals("Allow") && !effect.equals("Deny")) {
            throw new MalformedPolicy(effect.isEmpty() ? "Missing required field Effect" : "Invalid effect: " + effect);
        }
        var actions = patterns(node, "Action", "NotAction").orElseThrow(() -> new MalformedPolicy(
                "Policy statement must contain actions."));
        var conditions = new ArrayList<Condition>();
        for (var operator : node.path("Condition").properties()) {
            for (var key : operator.getValue().properties()) {
                conditions.add(Condition.of(operator.getKey(), key.getKey(), Principals.texts(key.getValue())));
            }
        }
        return new Statement(effect.equals("Allow"), principals(node), actions, patterns(node, "Resource",
                "NotResource"), List.copyOf(conditions));
    }

    private static Optional<Principals> principals(JsonNode node) {
        if (node.has("Principal")) {
            return Optional.of(Principals.of(node.get("Principal"), false));
        }
        return node.has("NotPrincipal") ? Optional.of(Principals.of(node.get("NotPrincipal"), true)) : Optional.empty();
    }

    private static Optional<Patterns> patterns(JsonNode node, String plain, String negated) {
        boolean not = !node.has(plain);
        return Optional.of(Principals.texts(node.path(not ? negated : plain))).filter(texts -> !texts.isEmpty()).map(
                texts -> new Patterns(texts, not));
    }

    /** Whether this statement is about the request, whoever asks. */
    boolean concerns(AccessRequest request) {
        var action = request.action().toLowerCase(Locale.ROOT);
        boolean acts = actions.patterns.stream().anyMatch(p -> Glob.matches(p.toLowerCase(Locale.ROOT), action));
        return acts != actions.negated && resources.map(r -> concerns(r, request)).orElse(true) && conditions.stream()
                .allMatch(c -> c.holds(request.context()));
    }

    private static boolean concerns(Patterns resources, AccessRequest request) {
        return resources.patterns.stream().anyMatch(p -> Glob.matches(p, request.resource(), request
                .context())) != resources.negated;
    }

    /** The same for one action on one resource each; a statement about all but some stays whole. */
    List<Statement> apart() {
        var on = resources.orElse(new Patterns(List.of(), true));
        if (actions.negated || on.negated) {
            return List.of(this);
        }
        return actions.patterns.stream().flatMap(a -> on.patterns.stream().map(r -> new Statement(allows, principals,
                new Patterns(List.of(a), false), Optional.of(new Patterns(List.of(r), false)), conditions))).toList();
    }

    @Override
    public String toString() {
        return String.join(",", actions.patterns) + " " + String.join(",", resources.map(Patterns::patterns).orElse(List
                .of()));
    }

    /** How closely it names who asks; statements of identity policies are about whoever has them. */
    Principals.Match names(Requester who) {
        return principals.map(p -> p.match(who)).orElse(Principals.Match.EXACT);
    }
}
