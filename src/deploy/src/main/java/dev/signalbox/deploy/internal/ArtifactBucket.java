package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortIncompleteMultipartUpload;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.LifecycleRuleFilter;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;

/**
 * The bucket that holds code and definitions of all pipelines of an account and Region. Keys name their content by
 * SHA-256, so the same bytes are stored once and a stack never changes under a running execution.
 */
public final class ArtifactBucket {
    private static final String US_EAST_1 = "us-east-1";

    private final S3Client s3;
    private final String name;
    private final String region;
    private final String partition;

    /** The bucket's name follows from account and Region; nothing is created yet. */
    public ArtifactBucket(S3Client s3, String account, String region, String partition) {
        this.s3 = s3;
        this.name = "signalbox-artifacts-" + account + "-" + region;
        this.region = region;
        this.partition = partition;
    }

    public String name() {
        return name;
    }

    /** Creates the bucket encrypted, private and TLS only, unless it is there. */
    public void ensureExists() {
        try {
            s3.headBucket(b -> b.bucket(name));
        } catch (NoSuchBucketException _) {
            create();
        } catch (S3Exception e) {
            throw new DeployException("The artifact bucket " + name + " cannot be used: " + e.getMessage()
                    + ". It may belong to another account, or the role may lack s3:ListBucket.", e);
        }
    }

    private void create() {
        s3.createBucket(b -> {
            b.bucket(name);
            // us-east-1 is the one Region that must not be named.
            if (!region.equals(US_EAST_1)) {
                b.createBucketConfiguration(CreateBucketConfiguration.builder().locationConstraint(region).build());
            }
        });
        s3.putPublicAccessBlock(b -> b.bucket(name).publicAccessBlockConfiguration(
                PublicAccessBlockConfiguration.builder().blockPublicAcls(true).blockPublicPolicy(true)
                        .ignorePublicAcls(true).restrictPublicBuckets(true).build()));
        s3.putBucketEncryption(b -> b.bucket(name).serverSideEncryptionConfiguration(encrypted()));
        s3.putBucketPolicy(b -> b.bucket(name).policy(tlsOnly()));
        s3.putBucketLifecycleConfiguration(b -> b.bucket(name).lifecycleConfiguration(abortedUploadsExpire()));
    }

    private static ServerSideEncryptionConfiguration encrypted() {
        var byDefault = ServerSideEncryptionByDefault.builder().sseAlgorithm(ServerSideEncryption.AES256).build();
        return ServerSideEncryptionConfiguration.builder()
                .rules(ServerSideEncryptionRule.builder().applyServerSideEncryptionByDefault(byDefault).build())
                .build();
    }

    private String tlsOnly() {
        var arn = "arn:" + partition + ":s3:::" + name;
        return """
                {"Version":"2012-10-17","Statement":[{"Sid":"TlsOnly","Effect":"Deny","Principal":"*","Action":"s3:*",\
                "Resource":["%s","%s/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}}}]}""".formatted(arn, arn);
    }

    private static BucketLifecycleConfiguration abortedUploadsExpire() {
        var rule = LifecycleRule.builder().id("abort-incomplete-uploads").status(ExpirationStatus.ENABLED)
                .filter(LifecycleRuleFilter.builder().prefix("").build()).abortIncompleteMultipartUpload(
                        AbortIncompleteMultipartUpload.builder().daysAfterInitiation(7).build())
                .build();
        return BucketLifecycleConfiguration.builder().rules(rule).build();
    }

    /** Stores the file under a key made of its name and digest, unless those bytes are there. */
    public StoredArtifact store(String artifact, Path file) {
        return store(artifact, file, String.valueOf(file.getFileName()));
    }

    /** @param called last part of the key */
    StoredArtifact store(String artifact, Path file, String called) {
        try {
            long bytes = Files.size(file);
            var digest = sha256(file);
            var key = artifact + "/" + digest + "/" + called;
            boolean missing = !holds(key, bytes);
            if (missing) {
                s3.putObject(b -> b.bucket(name).key(key).checksumSHA256(base64(digest)), RequestBody.fromFile(file));
            }
            return new StoredArtifact(artifact, name, key, bytes, missing);
        } catch (IOException | SdkException e) {
            throw new DeployException("The artifact " + artifact + " (" + file + ") could not be stored in " + name
                    + ": " + e.getMessage(), e);
        }
    }

    /** Where CloudFormation finds an object of this bucket. */
    String url(StoredArtifact stored) {
        return String.valueOf(s3.utilities().getUrl(b -> b.bucket(name).key(stored.key())));
    }

    private boolean holds(String key, long bytes) {
        try {
            return s3.headObject(b -> b.bucket(name).key(key)).contentLength() == bytes;
        } catch (S3Exception e) {
            if (e.statusCode() == 404) {
                return false;
            }
            throw e;
        }
    }

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
