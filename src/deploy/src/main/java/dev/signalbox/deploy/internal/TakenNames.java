package dev.signalbox.deploy.internal;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Whether names that a template gives to buckets and roles exist already. Of what gets its name from CloudFormation nothing can
 * clash; of other types CloudFormation's early validation tells before anything is made.
 */
final class TakenNames {
    private final S3Client s3;
    private final IamClient iam;

    TakenNames(S3Client s3, IamClient iam) {
        this.s3 = s3;
        this.iam = iam;
    }

    /**
     * Looks at every name that can be told beforehand.
     *
     * @param values of parameters and pseudo parameters
     * @param own physical ids that the stack has already
     */
    Check check(JsonNode template, Map<String, String> values, Set<String> own) {
        var scope = ResourceCount.in(template, new HashMap<>(values));
        var taken = new ArrayList<String>();
        int looked = 0;
        try {
            for (var entry : template.path("Resources").properties()) {
                var name = scope.made(entry.getValue()).orElse(true) ? name(entry.getValue(), scope)
                        : Optional.<String>empty();
                if (name.filter(n -> !own.contains(n)).isPresent()) {
                    looked++;
                    taken(entry.getValue().path("Type").asText(), name.get()).map(w -> entry.getKey() + ": " + w)
                            .ifPresent(taken::add);
                }
            }
        } catch (SdkException e) {
            return Check.notChecked(Subject.NAMES, "Whether names of resources are free is not checked: " + e
                    .getMessage());
        }
        return taken.isEmpty() ? Check.passed(Subject.NAMES, looked == 0
                ? "CloudFormation names all buckets and roles itself."
                : looked + " names of buckets and roles are free.")
                : Check.failed(Subject.NAMES, String.join(" ",
                        taken), "Choose other names, delete what has them, or import it into the stack.");
    }

    private static Optional<String> name(JsonNode resource, ResourceCount scope) {
        var property = switch (resource.path("Type").asText()) {
            case "AWS::S3::Bucket" -> "BucketName";
            case "AWS::IAM::Role" -> "RoleName";
            default -> "";
        };
        return property.isEmpty() ? Optional.empty() : scope.value(resource.path("Properties").path(property));
    }

    private Optional<String> taken(String type, String name) {
        return type.equals("AWS::S3::Bucket") ? bucket(name) : role(name);
    }

    private Optional<String> bucket(String name) {
        try {
            s3.headBucket(b -> b.bucket(name));
            return Optional.of("a bucket named " + name + " exists already, outside of this stack.");
        } catch (S3Exception e) {
            return switch (e.statusCode()) {
                case 404 -> Optional.empty();
                case 301, 307, 308 -> Optional.of("a bucket named " + name + " exists already in another Region.");
                case 403 -> Optional.of("the name " + name
                        + " is taken by another account's bucket, or the role may not"
                        + " look at it.");
                default -> throw e;
            };
        }
    }

    private Optional<String> role(String name) {
        try {
            iam.getRole(b -> b.roleName(name));
            return Optional.of("a role named " + name + " exists already, outside of this stack.");
        } catch (NoSuchEntityException _) {
            return Optional.empty();
        }
    }
}
