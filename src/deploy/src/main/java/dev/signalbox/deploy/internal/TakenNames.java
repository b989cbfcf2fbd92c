package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.AwsClients;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether names that a template gives to its resources exist already. Of what gets its name from CloudFormation nothing can clash;
 * of other types CloudFormation's early validation tells before anything is made.
 */
final class TakenNames {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String ROLE = "AWS::IAM::Role";

    private final AwsClients aws;
    private final List<String> taken = new ArrayList<>();
    private final List<String> open = new ArrayList<>();
    private int named;

    /** For one check. */
    TakenNames(AwsClients aws) {
        this.aws = aws;
    }

    /**
     * Looks at every name that can be told beforehand.
     *
     * @param values of parameters and pseudo parameters
     * @param own physical ids that the stack has already
     */
    List<Check> check(JsonNode template, Map<String, String> values, Set<String> own) {
        var scope = ResourceCount.in(template, new HashMap<>(values));
        for (var entry : template.path("Resources").properties()) {
            var type = entry.getValue().path("Type").asText();
            var name = scope.made(entry.getValue()).orElse(true) ? name(entry.getValue(), type, scope)
                    : Optional.<String>empty();
            if (name.isPresent() && own.stream().noneMatch(id -> NamedThings.isOf(id, type, name.get()))) {
                look(entry.getKey(), type, name.get(), values);
            }
        }
        return told();
    }

    private List<Check> told() {
        var checks = new ArrayList<Check>();
        if (!taken.isEmpty()) {
            checks.add(Check.failed(Subject.NAMES, String.join(" ", taken),
                    "Choose other names, delete what has them, or import it into the stack."));
        } else if (named > open.size() || named == 0) {
            checks.add(Check.passed(Subject.NAMES, named == 0 ? "CloudFormation names all that could clash itself."
                    : named - open.size() + " names of resources are free."));
        }
        if (!open.isEmpty()) {
            checks.add(Check.notChecked(Subject.NAMES, "Whether these names are free is not checked: " + String.join(
                    "; ", open)));
        }
        return checks;
    }

    private Optional<String> name(JsonNode resource, String type, ResourceCount scope) {
        var property = switch (type) {
            case BUCKET -> "BucketName";
            case ROLE -> "RoleName";
            default -> aws.services().isPresent() ? NamedThings.property(type) : "";
        };
        return property.isEmpty() ? Optional.empty() : scope.value(resource.path("Properties").path(property));
    }

    private void look(String resource, String type, String name, Map<String, String> values) {
        named++;
        try {
            var having = switch (type) {
                case BUCKET -> bucket(name);
                case ROLE -> role(name);
                default -> other(type, name, values);
            };
            having.ifPresent(words -> taken.add(resource + ": " + words));
        } catch (SdkException e) {
            open.add(resource + " (" + type + " " + name + "): " + e.getMessage());
        }
    }

    private Optional<String> other(String type, String name, Map<String, String> values) {
        return aws.services().flatMap(s -> new NamedThings(s, values).having(type, name)).map(t -> t + " named " + name
                + " exists already, outside of this stack.");
    }

    private Optional<String> bucket(String name) {
        try {
            aws.s3().headBucket(b -> b.bucket(name));
            return Optional.of("a bucket named " + name + " exists already, outside of this stack.");
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 404 -> Optional.empty();
                case 301, 307, 308 -> Optional.of("a bucket named " + name + " exists already in another Region.");
                case 403 -> {
                    open.add(name + " is taken by another account's bucket, or the role may not look at it");
                    yield Optional.empty();
                }
                default -> throw e;
            };
        }
    }

    private Optional<String> role(String name) {
        try {
            aws.iam().getRole(b -> b.roleName(name));
            return Optional.of("a role named " + name + " exists already, outside of this stack.");
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }
}
