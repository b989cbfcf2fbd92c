package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyRequest;
import software.amazon.awssdk.services.s3.model.PutBucketPolicyResponse;

/** {@code AWS::S3::BucketPolicy}. */
final class S3BucketPolicy implements ResourceType {
    @Override
    public Shape.Struct properties() {
        return Shape.struct("Bucket").with("PolicyDocument", Shape.FREE).requiring("Bucket", "PolicyDocument");
    }

    @Override
    public String plannedId(ResourceRequest request) {
        return request.text("Bucket");
    }

    @Override
    public void create(ResourceRequest request) {
        put(request, request.plannedId());
        request.initiated().accept(request.plannedId());
    }

    @Override
    public Updates updates() {
        return Updates.replacing("Bucket");
    }

    @Override
    public void update(ResourceUpdate update) {
        put(update.request(), update.id());
    }

    private static void put(ResourceRequest request, String bucket) {
        request.call(PutBucketPolicyRequest.builder().bucket(bucket).policy(request.get("PolicyDocument").toString())
                .build(), PutBucketPolicyResponse.class);
    }

    @Override
    public boolean exists(ResourceRequest request, String id) {
        return Missing.not(() -> request.call(GetBucketPolicyRequest.builder().bucket(id).build(),
                GetBucketPolicyResponse.class));
    }

    @Override
    public void delete(ResourceRequest request, String physicalId) {
        request.call(DeleteBucketPolicyRequest.builder().bucket(physicalId).build(), DeleteBucketPolicyResponse.class);
    }
}
