package dev.signalbox.deploy.image;

import dev.signalbox.deploy.DeployException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.EncryptionType;
import software.amazon.awssdk.services.ecr.model.ImageNotFoundException;
import software.amazon.awssdk.services.ecr.model.ImageTagMutability;
import software.amazon.awssdk.services.ecr.model.LifecyclePolicyNotFoundException;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecr.model.RepositoryAlreadyExistsException;
import software.amazon.awssdk.services.ecr.model.RepositoryNotFoundException;
import software.amazon.awssdk.services.ecr.model.Tag;

/** A worker's repository in the account's ECR. */
final class ImageRepository {
    /**
     * What a push that was given up leaves behind goes after two weeks. The images of a list of platforms have no tags
     * either, but ECR expires none that a list refers to.
     */
    static final String LIFECYCLE = """
            {"rules":[{"rulePriority":1,"description":"What no tag names goes after 14 days",\
            "selection":{"tagStatus":"untagged","countType":"sinceImagePushed","countUnit":"days","countNumber":14},\
            "action":{"type":"expire"}}]}""";

    private static final Logger LOG = LoggerFactory.getLogger(ImageRepository.class);

    private final EcrClient ecr;
    private final String name;

    ImageRepository(EcrClient ecr, String name) {
        this.ecr = ecr;
        this.name = name;
    }

    /** A user and a password for twelve hours. Prints neither. */
    record Token(String user, String password) {
        @Override
        public String toString() {
            return "Token of " + user;
        }
    }

    Optional<Repository> find() {
        try {
            return ecr.describeRepositories(b -> b.repositoryNames(name)).repositories().stream().findFirst();
        } catch (RepositoryNotFoundException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("cannot be looked at", "ecr:DescribeRepositories", e);
        }
    }

    /** Digest of what has this tag. */
    Optional<String> digest(String tag) {
        try {
            return ecr.describeImages(b -> b.repositoryName(name).imageIds(i -> i.imageTag(tag))).imageDetails()
                    .stream().findFirst().map(d -> d.imageDigest());
        } catch (ImageNotFoundException | RepositoryNotFoundException _) {
            return Optional.empty();
        } catch (SdkException e) {
            throw failed("does not tell its images", "ecr:DescribeImages", e);
        }
    }

    /** Makes it, private and encrypted as all of ECR is, with tags that name one image for ever, and scanned. */
    Repository create() {
        try {
            return ecr.createRepository(b -> b.repositoryName(name).imageTagMutability(ImageTagMutability.IMMUTABLE)
                    .imageScanningConfiguration(s -> s.scanOnPush(true)).encryptionConfiguration(e -> e.encryptionType(
                            EncryptionType.AES256)).tags(Tag.builder().key("signalbox:worker").value(name).build()))
                    .repository();
        } catch (RepositoryAlreadyExistsException _) { // somebody else deploys too
            return find().orElseThrow(() -> new DeployException("The repository " + name
                    + " in ECR is there and is not there. Deploy again."));
        } catch (SdkException e) {
            throw failed("cannot be made", "ecr:CreateRepository and ecr:TagResource", e);
        }
    }

    /** Gives it a lifecycle policy unless it has one. No deployment fails for want of it; the next push tries again. */
    void tidy() {
        try {
            if (!hasPolicy()) {
                ecr.putLifecyclePolicy(b -> b.repositoryName(name).lifecyclePolicyText(LIFECYCLE));
            }
        } catch (SdkException e) {
            LOG.warn("The repository {} in ECR keeps what no tag names, until a push can set its lifecycle policy."
                    + " The role needs ecr:GetLifecyclePolicy and ecr:PutLifecyclePolicy.", name, e);
        }
    }

    private boolean hasPolicy() {
        try {
            return ecr.getLifecyclePolicy(b -> b.repositoryName(name)).lifecyclePolicyText() != null;
        } catch (LifecyclePolicyNotFoundException _) {
            return false;
        }
    }

    /** Lets the caller use the registries of this Region that it may use. */
    static Token token(EcrClient ecr) {
        try {
            var data = ecr.getAuthorizationToken(_ -> {}).authorizationData();
            if (data.isEmpty()) {
                throw new DeployException("ECR gave no credentials for its registry. Deploy again.");
            }
            var both = new String(Base64.getDecoder().decode(data.getFirst().authorizationToken()),
                    StandardCharsets.UTF_8);
            int colon = both.indexOf(':');
            return new Token(both.substring(0, Math.max(0, colon)), both.substring(colon + 1));
        } catch (SdkException e) {
            throw new DeployException("ECR gave no credentials for its registry: " + e.getMessage()
                    + " The role needs ecr:GetAuthorizationToken.", e);
        }
    }

    private DeployException failed(String what, String actions, SdkException e) {
        return new DeployException("The repository " + name + " in ECR " + what + ": " + e.getMessage()
                + " The role needs " + actions + ".", e);
    }
}
