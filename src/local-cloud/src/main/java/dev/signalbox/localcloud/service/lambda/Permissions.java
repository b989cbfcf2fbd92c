package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;
import software.amazon.awssdk.services.lambda.model.GetPolicyRequest;
import software.amazon.awssdk.services.lambda.model.GetPolicyResponse;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** Resource policies: which other services may invoke a function. */
final class Permissions {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> SUPPORTED = Set.of("FunctionName", "StatementId", "Action", "Principal",
            "SourceArn", "SourceAccount", "Qualifier", "RevisionId");

    private final FunctionStore functions;

    Permissions(FunctionStore functions) {
        this.functions = functions;
    }

    void register(Operations operations) {
        operations.on(AddPermissionRequest.class, this::add).on(RemovePermissionRequest.class, this::remove).on(
                GetPolicyRequest.class, this::get);
    }

    private AddPermissionResponse add(AddPermissionRequest request) {
        FunctionSettings.refuse(request, SUPPORTED);
        if (request.statementId() == null || request.action() == null || request.principal() == null) {
            throw LambdaErrors.invalid("StatementId, Action and Principal are required.");
        }
        var statement = new Statement(request.statementId(), request.action(), request.principal(), Optional.ofNullable(
                request.sourceArn()), Optional.ofNullable(request.sourceAccount()));
        var reference = holder(request.functionName(), request.qualifier(), request.revisionId());
        change(reference, policy -> {
            if (policy.stream().anyMatch(s -> s.sid().equals(statement.sid()))) {
                throw LambdaErrors.conflict("The statement id (" + statement.sid()
                        + ") provided already exists. Please provide a new statement id, or remove the existing "
                        + "statement.");
            }
            return Stream.concat(policy.stream(), Stream.of(statement)).toList();
        });
        return AddPermissionResponse.builder().statement(json(statement, arn(reference)).toString()).build();
    }

    private RemovePermissionResponse remove(RemovePermissionRequest request) {
        var reference = holder(request.functionName(), request.qualifier(), request.revisionId());
        change(reference, policy -> {
            if (policy.isEmpty()) {
                throw LambdaErrors.notFound("No policy is associated with the given resource.");
            }
            var left = policy.stream().filter(s -> !s.sid().equals(request.statementId())).toList();
            if (left.size() == policy.size()) {
                throw LambdaErrors.notFound("Statement " + request.statementId()
                        + " is not found in resource policy.");
            }
            return left;
        });
        return RemovePermissionResponse.builder().build();
    }

    private GetPolicyResponse get(GetPolicyRequest request) {
        var function = functions.get(request.functionName(), request.qualifier());
        var reference = functions.reference(request.functionName(), request.qualifier());
        var alias = functions.alias(reference);
        var statements = alias.map(AliasRecord::policy).orElse(function.policy());
        if (statements.isEmpty()) {
            throw LambdaErrors.notFound("The resource you requested does not exist.");
        }
        var policy = JSON.createObjectNode().put("Version", "2012-10-17").put("Id", "default");
        var list = policy.putArray("Statement");
        statements.forEach(s -> list.add(json(s, arn(reference))));
        return GetPolicyResponse.builder().policy(policy.toString()).revisionId(alias.map(AliasRecord::revisionId)
                .orElse(function.revisionId())).build();
    }

    /** What a policy belongs to: a function, a version or an alias each has its own. */
    private Reference holder(String function, @Nullable String qualifier, @Nullable String revision) {
        var reference = functions.reference(function, qualifier);
        if (reference.qualifier().isPresent() && reference.isLatest()) {
            throw LambdaErrors.invalid("We currently do not support adding policies for $LATEST.");
        }
        var found = functions.get(function, qualifier);
        var actual = functions.alias(reference).map(AliasRecord::revisionId).orElse(found.revisionId());
        if (revision != null && !revision.equals(actual)) {
            throw LambdaErrors.revisionChanged();
        }
        return reference;
    }

    private void change(Reference reference, UnaryOperator<List<Statement>> change) {
        var alias = functions.alias(reference);
        if (alias.isPresent()) {
            functions.putAlias(alias.get().withPolicy(change.apply(alias.get().policy())), true);
        } else if (reference.isLatest()) {
            functions.change(reference.name(), f -> f.withPolicy(change.apply(f.policy())));
        } else {
            var version = functions.version(reference.name(), reference.version().orElseThrow()).orElseThrow();
            functions.changeVersion(version, f -> f.withPolicy(change.apply(f.policy())));
        }
    }

    private String arn(Reference reference) {
        return functions.arn(reference.name()) + reference.qualifier().map(q -> ":" + q).orElse("");
    }

    private static ObjectNode json(Statement statement, String resource) {
        var json = JSON.createObjectNode().put("Sid", statement.sid()).put("Effect", "Allow");
        var principal = statement.principal();
        if (principal.equals("*")) {
            json.put("Principal", "*");
        } else {
            boolean service = principal.endsWith(".amazonaws.com");
            boolean account = principal.matches("\\d{12}");
            json.putObject("Principal").put(service ? "Service" : "AWS", account ? "arn:aws:iam::" + principal + ":root"
                    : principal);
        }
        json.put("Action", statement.action()).put("Resource", resource);
        if (statement.sourceArn().isPresent() || statement.sourceAccount().isPresent()) {
            var condition = json.putObject("Condition");
            statement.sourceAccount().ifPresent(a -> condition.putObject("StringEquals").put("AWS:SourceAccount", a));
            statement.sourceArn().ifPresent(a -> condition.putObject("ArnLike").put("AWS:SourceArn", a));
        }
        return json;
    }
}
