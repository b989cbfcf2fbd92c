package dev.signalbox.localcloud.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether a resource's policy lets one of AWS's services act on it, such as SNS send to a queue. Who forgets such a
 * policy on AWS loses messages without a word, so it is checked here too; callers with a signature are not bound.
 */
public final class ResourcePolicy {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, BiPredicate<String, String>> OPERATORS = Map.of("arnequals",
            ResourcePolicy::like, "arnlike", ResourcePolicy::like, "stringequals", String::equals,
            "stringequalsignorecase", String::equalsIgnoreCase, "stringlike", ResourcePolicy::like, "bool",
            String::equalsIgnoreCase);
    private static final Set<String> EVERYBODY = Set.of("*");

    private final JsonNode statements;

    private ResourcePolicy(JsonNode statements) {
        this.statements = statements;
    }

    /**
     * What a service is about to do.
     *
     * @param service its principal, such as {@code sns.amazonaws.com}
     * @param action for example {@code sqs:SendMessage}
     * @param resource ARN of what it acts on
     * @param sourceArn ARN of what it acts for, such as the topic
     */
    public record Act(String service, String action, String resource, String sourceArn) {
        private Map<String, String> context() {
            var account = account(sourceArn).or(() -> account(resource)).orElse("");
            var context = new TreeMap<>(Map.of("aws:sourcearn", sourceArn, "aws:securetransport", "true",
                    "aws:principalisawsservice", "true"));
            if (!account.isEmpty()) {
                context.put("aws:sourceaccount", account);
                context.put("aws:sourceowner", account);
            }
            return context;
        }

        /** ARNs of buckets name no account; theirs is the one that owns everything here. */
        private static Optional<String> account(String arn) {
            var steps = arn.split(":", 6);
            return Optional.of(steps.length > 4 ? steps[4] : "").filter(account -> !account.isEmpty());
        }
    }

    /** Reads a policy document; whatever is no JSON allows nothing. */
    public static ResourcePolicy parse(String policy) {
        try {
            return new ResourcePolicy(JSON.readTree(policy).path("Statement"));
        } catch (JsonProcessingException e) {
            return new ResourcePolicy(JSON.createArrayNode());
        }
    }

    public boolean allows(Act act) {
        return matching(act, "Allow") && !matching(act, "Deny");
    }

    private boolean matching(Act act, String effect) {
        return each(statements).filter(s -> s.path("Effect").asText().equals(effect)).anyMatch(s -> principal(s, act)
                && some(s.path("Action"), pattern -> like(pattern.toLowerCase(Locale.ROOT), act.action().toLowerCase(
                        Locale.ROOT))) && (s.path("Resource").isMissingNode() || some(s.path("Resource"),
                                pattern -> like(pattern, act.resource()))) && conditions(s.path("Condition"), act
                                        .context()));
    }

    private static boolean principal(JsonNode statement, Act act) {
        var principal = statement.path("Principal");
        if (principal.isTextual()) {
            return EVERYBODY.contains(principal.asText());
        }
        return some(principal.path("AWS"), EVERYBODY::contains) || some(principal.path("Service"), name -> name.equals(
                "*") || name.equals(act.service()));
    }

    private static boolean conditions(JsonNode conditions, Map<String, String> context) {
        return conditions.properties().stream().allMatch(operator -> operator.getValue().properties().stream().allMatch(
                key -> condition(operator.getKey().toLowerCase(Locale.ROOT), key.getValue(), Optional.ofNullable(context
                        .get(key.getKey().toLowerCase(Locale.ROOT))))));
    }

    /** As on AWS, nothing but a negated condition holds for a key that the request has not. */
    private static boolean condition(String operator, JsonNode values, Optional<String> actual) {
        boolean ifExists = operator.endsWith("ifexists");
        var plain = ifExists ? operator.substring(0, operator.length() - "ifexists".length()) : operator;
        boolean negated = plain.contains("not");
        var test = OPERATORS.get(plain.replace("not", ""));
        if (test == null) {
            return false;
        }
        return actual.map(value -> some(values, wanted -> test.test(wanted, value)) != negated).orElse(negated
                || ifExists);
    }

    private static boolean some(JsonNode oneOrMore, Predicate<String> test) {
        return each(oneOrMore).map(JsonNode::asText).anyMatch(test);
    }

    private static Stream<JsonNode> each(JsonNode oneOrMore) {
        if (oneOrMore.isMissingNode()) {
            return Stream.empty();
        }
        return oneOrMore.isArray() ? StreamSupport.stream(oneOrMore.spliterator(), false)
                : Stream.of(oneOrMore);
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static boolean like(String pattern, String text) {
        var regex = new StringBuilder();
        pattern.chars().forEach(c -> regex.append(switch (c) {
            case '*' -> ".*";
            case '?' -> ".";
            default -> Pattern.quote(Character.toString(c));
        }));
        return Pattern.matches(regex.toString(), text);
    }
}
