package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployEvent;
import dev.signalbox.deploy.DeployException;
import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.EnvironmentKind;
import dev.signalbox.deploy.PipelineArtifact;
import dev.signalbox.deploy.WorkerJars;
import dev.signalbox.deploy.bucket.UploadWatch;
import dev.signalbox.deploy.plan.Approval;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Stores a pipeline's artifacts and says which template parameters point at them. */
public final class ArtifactUpload {
    private final ArtifactBucket bucket;
    private final WorkerJars jars;
    private final List<String> unread;

    private ArtifactUpload(ArtifactBucket bucket, WorkerJars jars, List<String> unread) {
        this.bucket = bucket;
        this.jars = jars;
        this.unread = unread;
    }

    /** Makes sure that the caller's artifact bucket exists. */
    public static ArtifactUpload into(S3Client s3, GetCallerIdentityResponse caller, String region, WorkerJars jars) {
        var partition = caller.arn().split(":", 3)[1];
        var bucket = new ArtifactBucket(s3, caller.account(), region, partition);
        return new ArtifactUpload(bucket, jars, bucket.ensureExists());
    }

    /** What is doubtful about the bucket. */
    Optional<Check> doubt() {
        return unread.isEmpty() ? Optional.empty()
                : Optional.of(Check.notChecked(Subject.BUCKET, "The artifact bucket "
                        + bucket.name()
                        + " is this account's, but whether it is safe is not known: the role may not read"
                        + " its " + String.join(", ", unread) + "."));
    }

    public String bucket() {
        return bucket.name();
    }

    /** @return template parameter values */
    public Map<String, String> all(DeployRequest request, Approval approval, Consumer<DeployEvent> listener) {
        var values = new HashMap<String, String>();
        for (var artifact : request.source().artifacts()) {
            if (artifact.kind() == PipelineArtifact.Kind.IMAGE && request.environment() != EnvironmentKind.LOCAL) {
                continue;
            }
            var stored = bucket.store(nameOf(artifact), fileOf(artifact, request.source().folder()), new Told(
                    nameOf(artifact), approval, listener));
            listener.accept(new DeployEvent.ArtifactStored(stored.name(), stored.key(), stored.bytes(),
                    stored.uploaded()));
            artifact.parameters().forEach((role, parameter) -> values.put(parameter, value(role, stored)));
        }
        return values;
    }

    /** Passes on how far an artifact is. */
    private record Told(String name, Approval approval, Consumer<DeployEvent> listener) implements UploadWatch {
        @Override
        public void sent(long bytes, long all) {
            listener.accept(new DeployEvent.ArtifactSent(name, bytes, all));
        }

        @Override
        public boolean givenUp() {
            return approval.withdrawn();
        }
    }

    /** Puts a template there that is too long for a request. */
    TemplateArgument template(String stackName, String text, List<String> capabilities) {
        if (TemplateArgument.fits(text)) {
            return new TemplateArgument(text, Optional.empty(), capabilities);
        }
        try {
            var file = Files.createTempFile("template", ".yaml");
            try {
                Files.writeString(file, text);
                return new TemplateArgument(text, Optional.of(bucket.url(bucket.store("templates/" + stackName, file,
                        "template.yaml", UploadWatch.NONE))), capabilities);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new DeployException("The template of " + stackName + " could not be stored: " + e.getMessage(), e);
        }
    }

    private static String nameOf(PipelineArtifact artifact) {
        int dot = artifact.source().indexOf('.');
        return dot < 0 ? artifact.source() : artifact.source().substring(0, dot);
    }

    private Path fileOf(PipelineArtifact artifact, Path folder) {
        return switch (artifact.kind()) {
            case LAMBDA, IMAGE -> jars.find(artifact.source());
            case DEFINITION, DATA -> folder.resolve(artifact.source());
        };
    }

    private static String value(String role, StoredArtifact stored) {
        return switch (role) {
            case "bucket" -> stored.bucket();
            case "key" -> stored.key();
            // The local cloud runs a jar in S3 as a container image; see decision 0010.
            case "image" -> "s3://" + stored.bucket() + "/" + stored.key();
            default -> throw new DeployException("pipeline.yaml: an artifact fills bucket, key or image, not " + role);
        };
    }
}
