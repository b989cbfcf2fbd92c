package dev.signalbox.localcloud.service.cloudformation.resource;

import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketEncryptionResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketOwnershipControlsResponse;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockRequest;
import software.amazon.awssdk.services.s3.model.DeletePublicAccessBlockResponse;
import software.amazon.awssdk.services.s3.model.NotificationConfiguration;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;

/** Takes back those settings of a bucket that its template no longer has. */
final class S3BucketRemovals {
    private S3BucketRemovals() {}

    static void apply(ResourceUpdate update) {
        var bucket = update.id();
        if (update.removed("VersioningConfiguration")) {
            update.call(PutBucketVersioningRequest.builder().bucket(bucket).versioningConfiguration(v -> v.status(
                    BucketVersioningStatus.SUSPENDED)).build(), PutBucketVersioningResponse.class);
        }
        if (update.removed("PublicAccessBlockConfiguration")) {
            update.call(DeletePublicAccessBlockRequest.builder().bucket(bucket).build(),
                    DeletePublicAccessBlockResponse.class);
        }
        if (update.removed("OwnershipControls")) {
            update.call(DeleteBucketOwnershipControlsRequest.builder().bucket(bucket).build(),
                    DeleteBucketOwnershipControlsResponse.class);
        }
        rules(update, bucket);
    }

    private static void rules(ResourceUpdate update, String bucket) {
        if (update.removed("BucketEncryption")) {
            update.call(DeleteBucketEncryptionRequest.builder().bucket(bucket).build(),
                    DeleteBucketEncryptionResponse.class);
        }
        if (update.removed("LifecycleConfiguration")) {
            update.call(DeleteBucketLifecycleRequest.builder().bucket(bucket).build(),
                    DeleteBucketLifecycleResponse.class);
        }
        if (update.removed("CorsConfiguration")) {
            update.call(DeleteBucketCorsRequest.builder().bucket(bucket).build(), DeleteBucketCorsResponse.class);
        }
        if (update.removed("NotificationConfiguration")) {
            update.call(PutBucketNotificationConfigurationRequest.builder().bucket(bucket).notificationConfiguration(
                    NotificationConfiguration.builder().build()).build(),
                    PutBucketNotificationConfigurationResponse.class);
        }
    }
}
