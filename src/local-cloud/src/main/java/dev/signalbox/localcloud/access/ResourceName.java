package dev.signalbox.localcloud.access;

import dev.signalbox.localcloud.runtime.CloudIdentity;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;

/** Fills the resource templates of the action table from a request. */
final class ResourceName {
    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\{(\\w+)}]");
    private static final Pattern MEMBER = Pattern.compile("\\{(\\w+)(?:\\|(\\w+))?}");

    private final CloudIdentity identity;
    private final UnaryOperator<String> roles;
    private final UnaryOperator<String> keys;

    /**
     * @param roles ARN of a role by its name
     * @param keys ARN of a key by whatever names it
     */
    ResourceName(CloudIdentity identity, UnaryOperator<String> roles, UnaryOperator<String> keys) {
        this.identity = identity;
        this.roles = roles;
        this.keys = keys;
    }

    /** Empty if the request lacks a member that the template has. */
    Optional<String> of(String template, AwsRequest request) {
        var begun = withOptional(template.replace("{p}", identity.partition()).replace("{r}", identity.region())
                .replace("{a}", identity.account()), request);
        var member = MEMBER.matcher(begun);
        var name = new StringBuilder();
        int last = 0;
        while (member.find()) {
            var value = Members.text(request, member.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            name.append(begun, last, member.start());
            last = member.end();
            var text = filtered(value.get(), String.valueOf(member.group(2)));
            if (text.startsWith("arn:")) {
                name.setLength(0);
                if (begun.startsWith("/*", last)) {
                    last = begun.length();
                }
            }
            name.append(text);
        }
        return Optional.of(name.append(begun, last, begun.length()).toString());
    }

    private static String withOptional(String template, AwsRequest request) {
        return OPTIONAL.matcher(template).replaceAll(m -> Members.text(request, m.group(2)).isPresent() ? m.group(1)
                + "{" + m.group(2) + "}" : "");
    }

    private String filtered(String value, String filter) {
        return switch (filter) {
            case "last" -> value.substring(value.lastIndexOf('/') + 1);
            case "role" -> roles.apply(value);
            case "key" -> keys.apply(value);
            default -> value;
        };
    }

    String table(String name) {
        return "arn:" + identity.partition() + ":dynamodb:" + identity.region() + ":" + identity.account() + ":table/"
                + name;
    }

    String bus(String nameOrArn) {
        return nameOrArn.startsWith("arn:") ? nameOrArn
                : "arn:" + identity.partition() + ":events:" + identity.region() + ":" + identity.account()
                        + ":event-bus/" + nameOrArn;
    }

    String bucket(String name) {
        return "arn:" + identity.partition() + ":s3:::" + name;
    }

    String object(String bucket, String key) {
        return bucket(bucket) + "/" + key;
    }
}
