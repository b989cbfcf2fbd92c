package dev.signalbox.localcloud.service.lambda;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Statement;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
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
        var name = functions.name(request.functionName(), request.qualifier());
        var changed = functions.change(name, f -> {
            if (f.policy().stream().anyMatch(s -> s.sid().equals(statement.sid()))) {
                throw LambdaErrors.conflict("The statement id (" + statement.sid()
                        + ") provided already exists. Please provide a new statement id, or remove the existing "
                        + "statement.");
            }
            var all = new ArrayList<>(f.policy());
            all.add(statement);
            return f.withPolicy(all);
        });
        return AddPermissionResponse.builder().statement(json(statement, changed).toString()).build();
    }

    private RemovePermissionResponse remove(RemovePermissionRequest request) {
        functions.change(functions.name(request.functionName(), request.qualifier()), f -> {
            var left = f.policy().stream().filter(s -> !s.sid().equals(request.statementId())).toList();
            if (left.size() == f.policy().size()) {
                throw LambdaErrors.notFound("No policy is associated with the given resource.");
            }
            return f.withPolicy(left);
        });
        return RemovePermissionResponse.builder().build();
    }

    private GetPolicyResponse get(GetPolicyRequest request) {
        var function = functions.get(request.functionName(), request.qualifier());
        if (function.policy().isEmpty()) {
            throw LambdaErrors.notFound("No policy is associated with the given resource.");
        }
        var policy = JSON.createObjectNode().put("Version", "2012-10-17").put("Id", "default");
        var statements = policy.putArray("Statement");
        function.policy().forEach(s -> statements.add(json(s, function)));
        return GetPolicyResponse.builder().policy(policy.toString()).revisionId(function.revisionId()).build();
    }

    private static ObjectNode json(Statement statement, FunctionRecord function) {
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
        json.put("Action", statement.action()).put("Resource", function.arn());
        if (statement.sourceArn().isPresent() || statement.sourceAccount().isPresent()) {
            var condition = json.putObject("Condition");
            statement.sourceAccount().ifPresent(a -> condition.putObject("StringEquals").put("AWS:SourceAccount", a));
            statement.sourceArn().ifPresent(a -> condition.putObject("ArnLike").put("AWS:SourceArn", a));
        }
        return json;
    }
}
