package dev.signalbox.localcloud.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Whom a statement is about.
 *
 * @param names by kind, such as {@code AWS} or {@code Service}; {@code *} alone is kind {@code *}
 * @param negated whether it is about everybody else
 */
record Principals(Map<String, List<String>> names, boolean negated) {
    /** How closely a requester is named. */
    enum Match {
        NONE,
        /** By account: its administrator then decides who of it may. */
        ACCOUNT,
        /** By role, or as anybody. */
        ROLE,
        /** The session or the service itself. */
        EXACT
    }

    static Principals of(JsonNode node, boolean negated) {
        var names = new TreeMap<String, List<String>>();
        if (node.isTextual()) {
            names.put("*", List.of(node.asText()));
        }
        node.properties().forEach(entry -> names.put(entry.getKey(), texts(entry.getValue())));
        return new Principals(names, negated);
    }

    static List<String> texts(JsonNode oneOrMore) {
        if (!oneOrMore.isArray()) {
            return oneOrMore.isMissingNode() ? List.of() : List.of(oneOrMore.asText());
        }
        var texts = new ArrayList<String>();
        oneOrMore.forEach(node -> texts.add(node.asText()));
        return List.copyOf(texts);
    }

    Match match(Requester who) {
        var plain = plain(who);
        if (negated) {
            return plain == Match.NONE ? Match.ROLE : Match.NONE;
        }
        return plain;
    }

    private Match plain(Requester who) {
        var aws = names.getOrDefault("AWS", List.of());
        var services = names.getOrDefault("Service", List.of());
        if (names.containsKey("*") || aws.contains("*")) {
            return Match.ROLE;
        }
        return switch (who.kind()) {
            case ANONYMOUS -> Match.NONE;
            case SERVICE -> services.contains("*") || services.contains(who.arn()) ? Match.EXACT : Match.NONE;
            case ACCOUNT_ROOT -> aws.stream().anyMatch(isAccount(who)) ? Match.EXACT : Match.NONE;
            case ROLE_SESSION -> session(who, aws);
        };
    }

    private static Match session(Requester who, List<String> aws) {
        if (aws.contains(who.arn())) {
            return Match.EXACT;
        }
        if (aws.contains(who.principalArn())) {
            return Match.ROLE;
        }
        return aws.stream().anyMatch(isAccount(who)) ? Match.ACCOUNT : Match.NONE;
    }

    private static Predicate<String> isAccount(Requester who) {
        return name -> name.equals(who.account()) || name.matches("arn:[\\w-]+:iam::" + who.account() + ":root");
    }
}
