package dev.signalbox.deploy.bucket;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.deploy.DeployException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a bucket's policy says of strangers and of plain HTTP. */
final class BucketPolicy {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ACCOUNT = Pattern.compile("(?:arn:[^:]*:(?:iam|sts)::)?(\\d{12})(?::.*)?");
    private static final Set<String> WHOSE = Set.of("aws:principalaccount", "aws:sourceaccount");

    private final ObjectNode policy;
    private final ArrayNode statements;

    /** @throws DeployException when it is no policy */
    BucketPolicy(String bucket, Optional<String> text) {
        policy = text.map(t -> parsed(bucket, t)).orElseGet(() -> JSON.createObjectNode().put("Version", "2012-10-17"));
        var said = policy.path("Statement");
        statements = said instanceof ArrayNode several ? several : JSON.createArrayNode();
        if (said.isObject()) {
            statements.add(said);
        }
        policy.set("Statement", statements);
    }

    private static ObjectNode parsed(String bucket, String policy) {
        try {
            return (ObjectNode) JSON.readTree(policy);
        } catch (JsonProcessingException | ClassCastException e) {
            throw new DeployException("The policy of the artifact bucket " + bucket + " cannot be read.", e);
        }
    }

    /** Whether everybody is let in, whatever for. */
    boolean letsAnybodyIn() {
        return stream(statements).filter(BucketPolicy::allows).anyMatch(s -> s.has("NotPrincipal") || !s.has(
                "Condition")
                && principals(s).contains("*"));
    }

    /** Who may change what lies in the bucket though neither of {@code account} nor a service of AWS. */
    List<String> strangersThatWrite(String account) {
        return stream(statements).filter(BucketPolicy::allows).filter(s -> writes(s) && !onlyFor(s, account)).flatMap(
                s -> principals(s).stream()).filter(p -> stranger(p, account)).distinct().toList();
    }

    private static boolean allows(JsonNode statement) {
        return statement.path("Effect").asText().equals("Allow");
    }

    private static boolean writes(JsonNode statement) {
        return statement.has("NotAction") || texts(statement.path("Action")).stream().anyMatch(a -> !a.startsWith(
                "s3:Get") && !a.startsWith("s3:List"));
    }

    private static boolean onlyFor(JsonNode statement, String account) {
        var condition = statement.path("Condition");
        return List.of("StringEquals", "StringLike").stream().flatMap(o -> condition.path(o).properties().stream())
                .anyMatch(e -> WHOSE.contains(e.getKey().toLowerCase(Locale.ROOT)) && texts(e.getValue())
                        .equals(List.of(account)));
    }

    /** Those without an account are what AWS shows for users and roles that are gone, who are nobody. */
    private static boolean stranger(String principal, String account) {
        var whose = ACCOUNT.matcher(principal);
        return whose.matches() ? !whose.group(1).equals(account) : !principal.matches("A[A-Z0-9]{15,}");
    }

    private static List<String> principals(JsonNode statement) {
        var who = statement.path("Principal");
        return who.isTextual() ? List.of(who.asText())
                : who.properties().stream().filter(e -> !e.getKey().equals(
                        "Service")).flatMap(e -> texts(e.getValue()).stream()).toList();
    }

    private static List<String> texts(JsonNode oneOrMore) {
        return oneOrMore.isTextual() ? List.of(oneOrMore.asText()) : stream(oneOrMore).map(JsonNode::asText).toList();
    }

    private static Stream<JsonNode> stream(JsonNode nodes) {
        return StreamSupport.stream(nodes.spliterator(), false);
    }

    boolean refusesPlainHttp() {
        return stream(statements).anyMatch(s -> s.path("Effect").asText().equals("Deny") && s.path("Condition").path(
                "Bool").path("aws:SecureTransport").asText().equals("false"));
    }

    /** Adds that the bucket is reached over TLS only. */
    BucketPolicy refusingPlainHttp(String arn) {
        var statement = statements.addObject().put("Sid", "TlsOnly").put("Effect", "Deny").put("Principal", "*").put(
                "Action", "s3:*");
        statement.putArray("Resource").add(arn).add(arn + "/*");
        statement.putObject("Condition").putObject("Bool").put("aws:SecureTransport", "false");
        return this;
    }

    @Override
    public String toString() {
        return policy.toString();
    }
}
