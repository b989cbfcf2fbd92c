package dev.signalbox.localcloud.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A policy, read. */
public final class PolicyDocument {
    private static final JsonMapper JSON = new JsonMapper();
    private static final PolicyDocument NONE = new PolicyDocument(List.of());

    private final List<Statement> statements;

    private PolicyDocument(List<Statement> statements) {
        this.statements = statements;
    }

    /** @throws MalformedPolicy with IAM's words */
    public static PolicyDocument parse(String text) throws MalformedPolicy {
        JsonNode root;
        try {
            root = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new MalformedPolicy("This policy contains invalid Json");
        }
        var version = root.path("Version").asText("2008-10-17");
        if (!version.equals("2012-10-17") && !version.equals("2008-10-17")) {
            throw new MalformedPolicy("The policy must contain a valid version string.");
        }
        var given = root.path("Statement");
        if (!given.isContainerNode()) {
            throw new MalformedPolicy("Syntax errors in policy.");
        }
        var statements = new ArrayList<Statement>();
        for (var statement : given.isArray() ? given : List.of(given)) {
            statements.add(Statement.of(statement));
        }
        return new PolicyDocument(List.copyOf(statements));
    }

    /** As {@link #parse}; whatever is no policy allows nothing and denies nothing. */
    public static PolicyDocument parseOrNothing(String text) {
        try {
            return parse(text);
        } catch (MalformedPolicy e) {
            return NONE;
        }
    }

    /** @throws MalformedPolicy unless each statement could belong to an identity: resources, and no principal */
    public PolicyDocument forIdentity() throws MalformedPolicy {
        for (var statement : statements) {
            if (statement.principals().isPresent()) {
                throw new MalformedPolicy("Policy document should not specify a principal.");
            }
            if (statement.resources().isEmpty()) {
                throw new MalformedPolicy("Policy statement must contain resources.");
            }
            for (var action : statement.actions().patterns()) {
                if (!action.equals("*") && !action.contains(":")) {
                    throw new MalformedPolicy(
                            "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.");
                }
            }
        }
        return this;
    }

    /** @throws MalformedPolicy unless each statement could say who may assume a role: a principal, and no resource */
    public PolicyDocument forTrust() throws MalformedPolicy {
        for (var statement : statements) {
            if (statement.resources().isPresent()) {
                throw new MalformedPolicy("Has prohibited field Resource");
            }
            if (statement.principals().isEmpty()) {
                throw new MalformedPolicy("AssumeRole policy must contain a principal");
            }
            if (statement.actions().patterns().stream().anyMatch(a -> !a.equals("*") && !a.startsWith("sts:"))) {
                throw new MalformedPolicy("AssumeRole policy may only specify STS AssumeRole actions.");
            }
        }
        return this;
    }

    /** What it allows, one action on one resource each, as far as none of the requests is about it. */
    public List<String> needless(Collection<AccessRequest> requests) {
        return statements.stream().filter(Statement::allows).flatMap(s -> s.apart().stream()).filter(s -> requests
                .stream().noneMatch(s::concerns)).map(Statement::toString).toList();
    }

    /** Whether a statement of the effect is about the request. */
    boolean decides(boolean allows, AccessRequest request) {
        return match(allows, request).isPresent();
    }

    /** How closely the statement that is about the request names who asks. */
    Optional<Principals.Match> match(boolean allows, AccessRequest request) {
        return statements.stream().filter(s -> s.allows() == allows && s.names(request.who()) != Principals.Match.NONE
                && s.concerns(request)).map(s -> s.names(request.who())).max(Principals.Match::compareTo);
    }
}
