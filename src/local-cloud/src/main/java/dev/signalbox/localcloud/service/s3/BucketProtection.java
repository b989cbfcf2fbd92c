package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.GetBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.GetPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.OwnershipControls;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.PutBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.PutPublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionConfiguration;

/** Policy, public access block, encryption and ownership of buckets: kept and given back, not enforced. */
final class BucketProtection {
    private static final String POLICY = "policy";

    private final Buckets buckets;
    private final Configurations<PublicAccessBlockConfiguration> accessBlocks;
    private final Configurations<ServerSideEncryptionConfiguration> encryptions;
    private final Configurations<OwnershipControls> ownerships;

    BucketProtection(Buckets buckets) {
        this.buckets = buckets;
        this.accessBlocks = new Configurations<>(buckets, "publicAccessBlock", PublicAccessBlockConfiguration.class);
        this.encryptions = new Configurations<>(buckets, "encryption", ServerSideEncryptionConfiguration.class);
        this.ownerships = new Configurations<>(buckets, "ownershipControls", OwnershipControls.class);
    }

    void register(Operations operations) {
        operations.on(PutBucketPolicyRequest.class, this::putPolicy).on(GetBucketPolicyRequest.class, this::getPolicy)
                .on(DeleteBucketPolicyRequest.class, request -> {
                    buckets.forget(request.bucket(), POLICY);
                    return DeleteBucketPolicyResponse.builder().build();
                });
        registerAccessBlock(operations);
        registerEncryption(operations);
        registerOwnership(operations);
    }

    private PutBucketPolicyResponse putPolicy(PutBucketPolicyRequest request) {
        if (request.policy() == null || !request.policy().stripLeading().startsWith("{")) {
            throw ServiceError.of(400, "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'");
        }
        buckets.configure(request.bucket(), POLICY, request.policy());
        return PutBucketPolicyResponse.builder().build();
    }

    private GetBucketPolicyResponse getPolicy(GetBucketPolicyRequest request) {
        var policy = buckets.configuration(request.bucket(), POLICY).orElseThrow(() -> ServiceError.of(404,
                "NoSuchBucketPolicy", "The bucket policy does not exist"));
        return GetBucketPolicyResponse.builder().policy(policy).build();
    }

    private void registerAccessBlock(Operations operations) {
        operations.on(PutPublicAccessBlockRequest.class, request -> {
            accessBlocks.put(request.bucket(), request.publicAccessBlockConfiguration());
            return PutPublicAccessBlockResponse.builder().build();
        }).on(GetPublicAccessBlockRequest.class, request -> GetPublicAccessBlockResponse.builder()
                .publicAccessBlockConfiguration(accessBlocks.get(request.bucket(),
                        "NoSuchPublicAccessBlockConfiguration",
                        "The public access block configuration was not found")).build()).on(
                                DeletePublicAccessBlockRequest.class, request -> {
                                    accessBlocks.delete(request.bucket());
                                    return DeletePublicAccessBlockResponse.builder().build();
                                });
    }

    private void registerEncryption(Operations operations) {
        operations.on(PutBucketEncryptionRequest.class, request -> {
            encryptions.put(request.bucket(), request.serverSideEncryptionConfiguration());
            return PutBucketEncryptionResponse.builder().build();
        }).on(GetBucketEncryptionRequest.class, request -> GetBucketEncryptionResponse.builder()
                .serverSideEncryptionConfiguration(encryptions.get(request.bucket(),
                        "ServerSideEncryptionConfigurationNotFoundError",
                        "The server side encryption configuration was not found")).build()).on(
                                DeleteBucketEncryptionRequest.class, request -> {
                                    encryptions.delete(request.bucket());
                                    return DeleteBucketEncryptionResponse.builder().build();
                                });
    }

    private void registerOwnership(Operations operations) {
        operations.on(PutBucketOwnershipControlsRequest.class, request -> {
            ownerships.put(request.bucket(), request.ownershipControls());
            return PutBucketOwnershipControlsResponse.builder().build();
        }).on(GetBucketOwnershipControlsRequest.class, request -> GetBucketOwnershipControlsResponse.builder()
                .ownershipControls(ownerships.get(request.bucket(), "OwnershipControlsNotFoundError",
                        "The bucket ownership controls were not found")).build()).on(
                                DeleteBucketOwnershipControlsRequest.class, request -> {
                                    ownerships.delete(request.bucket());
                                    return DeleteBucketOwnershipControlsResponse.builder().build();
                                });
    }
}
