package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.runtime.Registry;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkPojo;

/** All that a request needs leave for: what the action table says, or what its parts need each. */
final class RequestNeeds {
    /** Members of a transaction's items, and the action that each needs. */
    private static final Map<String, String> TRANSACTED = Map.of("Put", "PutItem", "Update", "UpdateItem", "Delete",
            "DeleteItem", "ConditionCheck", "ConditionCheckItem", "Get", "GetItem");
    /** Whoever has keys may ask whose they are, even against an explicit denial. */
    private static final Set<String> FREE = Set.of("sts.GetCallerIdentity", "sts.GetSessionToken");
    private static final String ITSELF = "{=}";

    private final ActionTable table;
    private final ResourceName names;
    private final EncryptionNeeds encryption;
    private final Function<AwsRequest, Optional<String>> services;

    /** @param services what only the asked service can tell of a request's resource */
    RequestNeeds(ActionTable table, ResourceName names, EncryptionNeeds encryption,
            Function<AwsRequest, Optional<String>> services) {
        this.table = table;
        this.names = names;
        this.encryption = encryption;
        this.services = services;
    }

    /** The SDK's name of the service that a request is for. */
    static String module(AwsRequest request) {
        var steps = request.getClass().getPackageName().split("\\.");
        return steps[steps.length - 2];
    }

    /** Empty if nobody has said what the operation needs. */
    Optional<List<Need>> of(AwsRequest request) {
        var module = module(request);
        var name = Registry.operationName(request.getClass());
        var operation = module + "." + name;
        var main = switch (operation) {
            case "dynamodb.BatchGetItem", "dynamodb.BatchWriteItem" -> Optional.of(Members.map(request, "RequestItems")
                    .keySet().stream().map(t -> item(name, t.toString())).toList());
            case "dynamodb.TransactGetItems", "dynamodb.TransactWriteItems" -> Optional.of(Members.structures(request,
                    "TransactItems").stream().flatMap(this::transacted).toList());
            case "batch.SubmitJob" -> Optional.of(List.of(named("batch:SubmitJob",
                    "arn:{p}:batch:{r}:{a}:job-definition/{JobDefinition}", request), named("batch:SubmitJob",
                            "arn:{p}:batch:{r}:{a}:job-queue/{JobQueue}", request)));
            case "s3.CopyObject", "s3.UploadPartCopy" -> Optional.of(List.of(new Need("s3:GetObject", source(request)),
                    named("s3:PutObject", "arn:{p}:s3:::{DestinationBucket}/{DestinationKey}", request)));
            case "eventbridge.PutEvents" -> Optional.of(put(request));
            case "s3.DeleteObjects" -> Optional.of(deleted(request));
            case "iam.AddRoleToInstanceProfile" -> Optional.of(List.of(named("iam:AddRoleToInstanceProfile",
                    "arn:{p}:iam::{a}:instance-profile/{InstanceProfileName}", request), named("iam:PassRole",
                            "{RoleName|role}", request)));
            default -> single(request, module, name);
        };
        return main.map(needs -> {
            var keys = RequestKeys.of(request, module);
            var all = new ArrayList<>(needs.stream().map(n -> n.with(keys)).toList());
            PassedRoles.of(request, operation).forEach(all::add);
            encryption.of(request, operation).forEach(all::add);
            return List.copyOf(all);
        });
    }

    private Optional<List<Need>> single(AwsRequest request, String module, String name) {
        if (FREE.contains(module + "." + name)) {
            return Optional.of(List.of());
        }
        return table.find(module, name).map(entry -> {
            var resource = entry.resources().stream().flatMap(template -> resource(template, request).stream())
                    .findFirst();
            return List.of(new Need(versioned(entry.action(), request), resource.orElse("*")));
        });
    }

    /** Single versions of objects have actions of their own. */
    private static String versioned(String action, AwsRequest request) {
        return action.matches("s3:(Get|Put|Delete)Object.*") && Members.text(request, "VersionId").isPresent() ? action
                .replaceFirst("Object", "ObjectVersion") : action;
    }

    /** In process it has two members, on the wire it is a header. */
    private String source(AwsRequest request) {
        var header = Members.text(request, "CopySource").map(s -> URLDecoder.decode(s.replace("+", "%2B").split("\\?",
                2)[0],
                StandardCharsets.UTF_8)).map(s -> s.startsWith("/") ? s.substring(1) : s);
        return header.map(names::bucket).orElseGet(() -> names.object(Members.text(request, "SourceBucket").orElse(""),
                Members.text(request, "SourceKey").orElse("")));
    }

    private Optional<String> resource(String template, AwsRequest request) {
        return template.endsWith(ITSELF) ? services.apply(request) : names.of(template, request);
    }

    private Need named(String action, String template, AwsRequest request) {
        return new Need(action, names.of(template, request).orElse("*"));
    }

    private Need item(String action, String tableName) {
        var arn = tableName.startsWith("arn:") ? tableName : names.table(tableName);
        return new Need("dynamodb:" + action, arn);
    }

    private Stream<Need> transacted(SdkPojo item) {
        return TRANSACTED.entrySet().stream().flatMap(e -> Members.structure(item, e.getKey()).flatMap(part -> Members
                .text(part, "TableName")).map(t -> item(e.getValue(), t)).stream());
    }

    private List<Need> put(AwsRequest request) {
        return Members.structures(request, "Entries").stream().map(entry -> Members.text(entry, "EventBusName").orElse(
                "default")).distinct().map(bus -> new Need("events:PutEvents", names.bus(bus))).toList();
    }

    private List<Need> deleted(AwsRequest request) {
        var bucket = Members.text(request, "Bucket").orElse("");
        return Members.structure(request, "Delete").stream().flatMap(d -> Members.structures(d, "Objects").stream())
                .map(o -> new Need(Members.text(o, "VersionId").isPresent() ? "s3:DeleteObjectVersion"
                        : "s3:DeleteObject",
                        names.object(bucket, Members.text(o, "Key").orElse("")))).toList();
    }
}
