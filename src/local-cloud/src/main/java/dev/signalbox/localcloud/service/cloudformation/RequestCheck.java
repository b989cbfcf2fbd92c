package dev.signalbox.localcloud.service.cloudformation;

import dev.signalbox.localcloud.service.cloudformation.template.InvalidTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;
import software.amazon.awssdk.services.cloudformation.model.Parameter;
import software.amazon.awssdk.services.cloudformation.model.RollbackConfiguration;
import software.amazon.awssdk.services.cloudformation.model.Tag;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;

/** What a request may say, apart from its template. */
final class RequestCheck {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][-a-zA-Z0-9]*");
    private static final int LONGEST_NAME = 128;
    private static final int MOST_TAGS = 50;

    private static final String STACK_POLICY = "A stack policy";

    private RequestCheck() {}

    static void check(CreateStackRequest request) {
        name("stackName", request.stackName());
        if (request.onFailure() == OnFailure.UNKNOWN_TO_SDK_VERSION) {
            throw constraint("onFailure", request.onFailureAsString(),
                    "Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]");
        }
        if (request.timeoutInMinutes() != null && request.timeoutInMinutes() < 1) {
            throw constraint("timeoutInMinutes", String.valueOf(request.timeoutInMinutes()),
                    "Member must have value greater than or equal to 1");
        }
        refuse(request.stackPolicyBody() != null || request.stackPolicyURL() != null, STACK_POLICY);
        unsupported(request.notificationARNs(), request.rollbackConfiguration());
    }

    static void check(UpdateStackRequest request) {
        refuse(request.stackPolicyBody() != null || request.stackPolicyURL() != null || request
                .stackPolicyDuringUpdateBody() != null || request.stackPolicyDuringUpdateURL() != null, STACK_POLICY);
        unsupported(request.notificationARNs(), request.rollbackConfiguration());
    }

    static void unsupported(List<String> notificationArns, @Nullable RollbackConfiguration rollback) {
        refuse(!notificationArns.isEmpty(), "NotificationARNs");
        refuse(rollback != null && !rollback.rollbackTriggers().isEmpty(), "RollbackConfiguration with triggers");
    }

    private static void refuse(boolean asked, String what) {
        if (asked) {
            throw InvalidTemplate.unsupported(what);
        }
    }

    static void check(CreateChangeSetRequest request) {
        name("changeSetName", request.changeSetName());
        refuse(request.changeSetType() == ChangeSetType.IMPORT || !request.resourcesToImport().isEmpty() || Wish.isTrue(
                request.importExistingResources()), "The import of resources");
        refuse(Wish.isTrue(request.includeNestedStacks()), "IncludeNestedStacks");
        refuse(request.deploymentModeAsString() != null, "DeploymentMode");
        unsupported(request.notificationARNs(), request.rollbackConfiguration());
    }

    static void name(String member, @Nullable String name) {
        if (name == null || name.isEmpty()) {
            throw constraint(member, "", "Member must have length greater than or equal to 1");
        }
        if (name.length() > LONGEST_NAME) {
            throw constraint(member, name, "Member must have length less than or equal to " + LONGEST_NAME);
        }
        if (!NAME.matcher(name).matches()) {
            throw constraint(member, name, "Member must satisfy regular expression pattern: " + NAME.pattern());
        }
    }

    private static RuntimeException constraint(String member, String value, String constraint) {
        return InvalidTemplate.error("1 validation error detected: Value '" + value + "' at '" + member
                + "' failed to satisfy constraint: " + constraint);
    }

    /** @param previous values that a parameter may keep */
    static Map<String, String> parameters(List<Parameter> given, Map<String, String> previous) {
        var values = new LinkedHashMap<String, String>();
        for (Parameter parameter : given) {
            if (values.put(parameter.parameterKey(), value(parameter, previous)) != null) {
                throw InvalidTemplate.error("Duplicate parameter key: " + parameter.parameterKey());
            }
        }
        return values;
    }

    private static String value(Parameter parameter, Map<String, String> previous) {
        var key = parameter.parameterKey();
        var value = parameter.parameterValue();
        if (Boolean.TRUE.equals(parameter.usePreviousValue())) {
            if (value != null) {
                throw InvalidTemplate.error("Invalid input for parameter key " + key
                        + ". Cannot specify both usePreviousValue as true and a value");
            }
            return Optional.ofNullable(previous.get(key)).orElseThrow(() -> InvalidTemplate.error(
                    "Invalid input for parameter key " + key + ". Cannot specify usePreviousValue as true for a "
                            + "parameter key not in the previous template"));
        }
        if (value == null) {
            throw InvalidTemplate.error("Invalid input for parameter key " + key
                    + ". Need to specify either usePreviousValue as true or a value");
        }
        return value;
    }

    static Map<String, String> tags(List<Tag> given) {
        var tags = new LinkedHashMap<String, String>();
        for (Tag tag : given) {
            if (tag.key().startsWith("aws:")) {
                throw InvalidTemplate.error("Tag key " + tag.key() + " must not begin with aws:");
            }
            if (tags.put(tag.key(), tag.value()) != null) {
                throw InvalidTemplate.error("Duplicate tag key: " + tag.key());
            }
        }
        if (tags.size() > MOST_TAGS) {
            throw InvalidTemplate.error("Number of tags, " + tags.size() + ", is greater than maximum allowed, "
                    + MOST_TAGS);
        }
        return tags;
    }

    /** @param allowed the only types that the caller wants to see used, such as {@code AWS::S3::*}; empty for all */
    static void resourceTypes(List<String> allowed, List<String> used) {
        var refused = used.stream().filter(type -> allowed.stream().noneMatch(a -> allows(a, type))).toList();
        if (!allowed.isEmpty() && !refused.isEmpty()) {
            throw InvalidTemplate.format("Resource types " + refused
                    + " are not among the ResourceTypes of the request");
        }
    }

    private static boolean allows(String pattern, String type) {
        return pattern.endsWith("*") ? type.startsWith(pattern.substring(0, pattern.length() - 1))
                : type.equals(pattern);
    }
}
