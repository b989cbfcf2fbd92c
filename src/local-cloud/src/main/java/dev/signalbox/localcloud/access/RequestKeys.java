package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.policy.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;

/** The condition keys that a request gives of itself, besides the general ones. */
final class RequestKeys {
    /** Members by the SDK's module, and the key that shows each. */
    private static final Map<String, Map<String, String>> KEYS = Map.of("s3", Map.of("Prefix", "s3:prefix", "Delimiter",
            "s3:delimiter", "MaxKeys", "s3:max-keys", "ACL", "s3:x-amz-acl", "VersionId", "s3:VersionId",
            "ServerSideEncryption", "s3:x-amz-server-side-encryption"), "sns", Map.of("Protocol", "sns:Protocol",
                    "Endpoint", "sns:Endpoint"), "sts", Map.of("ExternalId", "sts:ExternalId", "RoleSessionName",
                            "sts:RoleSessionName"), "iam", Map.of("PolicyArn", "iam:PolicyARN", "PermissionsBoundary",
                                    "iam:PermissionsBoundary"), "dynamodb", Map.of("ReturnValues",
                                            "dynamodb:ReturnValues", "Select", "dynamodb:Select"), "ses", Map.of(
                                                    "Source", "ses:FromAddress"), "sesv2", Map.of("FromEmailAddress",
                                                            "ses:FromAddress"));
    private static final String ENCRYPTION_CONTEXT = "EncryptionContext";

    private RequestKeys() {}

    static Context of(AwsRequest request, String module) {
        var context = Context.EMPTY;
        for (var key : KEYS.getOrDefault(module, Map.of()).entrySet()) {
            context = context.with(key.getValue(), Members.text(request, key.getKey()).stream().toList());
        }
        for (var pair : Members.map(request, ENCRYPTION_CONTEXT).entrySet()) {
            context = context.with("kms:EncryptionContext:" + pair.getKey(), String.valueOf(pair.getValue())).with(
                    "kms:EncryptionContextKeys", String.valueOf(pair.getKey()));
        }
        return tags(request, context);
    }

    /** Tags are a list of keys and values, or a map. */
    private static Context tags(AwsRequest request, Context context) {
        var tagged = context;
        List<String> names = new ArrayList<>();
        for (var tag : Members.structures(request, "Tags")) {
            var name = Members.text(tag, "Key").or(() -> Members.text(tag, "TagKey")).orElse("");
            var value = Members.text(tag, "Value").or(() -> Members.text(tag, "TagValue")).orElse("");
            names.add(name);
            tagged = tagged.with("aws:RequestTag/" + name, value);
        }
        for (var tag : Members.map(request, "Tags").entrySet()) {
            names.add(String.valueOf(tag.getKey()));
            tagged = tagged.with("aws:RequestTag/" + tag.getKey(), String.valueOf(tag.getValue()));
        }
        return tagged.with("aws:TagKeys", names);
    }
}
