package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.lifecycle.LifecycleCheck;
import dev.signalbox.localcloud.service.s3.lifecycle.LifecycleRules;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import software.amazon.awssdk.services.s3.model.BucketLifecycleConfiguration;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CORSConfiguration;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketLifecycleResponse;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.MFADelete;
import software.amazon.awssdk.services.s3.model.PutBucketCorsRequest;
import software.amazon.awssdk.services.s3.model.PutBucketCorsResponse;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationRequest;
import software.amazon.awssdk.services.s3.model.PutBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutBucketTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.PutBucketVersioningResponse;
import software.amazon.awssdk.services.s3.model.Tagging;
import software.amazon.awssdk.services.s3.model.VersioningConfiguration;

/** Lifecycle, tags, cross-origin rules and versioning of buckets, as they are put and given back. */
final class BucketSettings {
    static final String CROSS_ORIGIN = "cors";

    private final Configurations<BucketLifecycleConfiguration> lifecycles;
    private final Configurations<Tagging> tags;
    private final Configurations<CORSConfiguration> crossOrigins;
    private final Configurations<VersioningConfiguration> versionings;

    BucketSettings(Buckets buckets) {
        this.lifecycles = new Configurations<>(buckets, LifecycleRules.KIND,
                BucketLifecycleConfiguration.class);
        this.tags = new Configurations<>(buckets, "tagging", Tagging.class);
        this.crossOrigins = new Configurations<>(buckets, CROSS_ORIGIN, CORSConfiguration.class);
        this.versionings = new Configurations<>(buckets, Buckets.VERSIONING, VersioningConfiguration.class);
    }

    void register(Operations operations) {
        registerLifecycle(operations);
        registerTags(operations);
        registerCrossOrigin(operations);
        operations.on(PutBucketVersioningRequest.class, this::putVersioning).on(GetBucketVersioningRequest.class,
                request -> GetBucketVersioningResponse.builder().status(versionings.find(request.bucket()).map(
                        VersioningConfiguration::status).orElse(null)).build());
    }

    private PutBucketVersioningResponse putVersioning(PutBucketVersioningRequest request) {
        var wanted = request.versioningConfiguration();
        if (wanted == null || wanted.status() == null || wanted
                .status() == BucketVersioningStatus.UNKNOWN_TO_SDK_VERSION) {
            throw ServiceError.of(400, "IllegalVersioningConfigurationException",
                    "The Versioning element must be specified");
        }
        if (request.mfa() != null || wanted.mfaDelete() == MFADelete.ENABLED) {
            throw S3Errors.notImplemented("deletion that needs a second factor (MfaDelete)");
        }
        versionings.put(request.bucket(), wanted);
        return PutBucketVersioningResponse.builder().build();
    }

    private void registerLifecycle(Operations operations) {
        operations.on(PutBucketLifecycleConfigurationRequest.class, request -> {
            lifecycles.put(request.bucket(), LifecycleCheck.checked(request.lifecycleConfiguration()));
            return PutBucketLifecycleConfigurationResponse.builder().build();
        }).on(GetBucketLifecycleConfigurationRequest.class, request -> GetBucketLifecycleConfigurationResponse.builder()
                .rules(lifecycles.get(request.bucket(), "NoSuchLifecycleConfiguration",
                        "The lifecycle configuration does not exist").rules()).build()).on(
                                DeleteBucketLifecycleRequest.class, request -> {
                                    lifecycles.delete(request.bucket());
                                    return DeleteBucketLifecycleResponse.builder().build();
                                });
    }

    private void registerTags(Operations operations) {
        operations.on(PutBucketTaggingRequest.class, request -> {
            tags.put(request.bucket(), request.tagging());
            return PutBucketTaggingResponse.builder().build();
        }).on(GetBucketTaggingRequest.class, request -> GetBucketTaggingResponse.builder().tagSet(tags.get(request
                .bucket(), "NoSuchTagSet", "The TagSet does not exist").tagSet()).build()).on(
                        DeleteBucketTaggingRequest.class, request -> {
                            tags.delete(request.bucket());
                            return DeleteBucketTaggingResponse.builder().build();
                        });
    }

    private void registerCrossOrigin(Operations operations) {
        operations.on(PutBucketCorsRequest.class, request -> {
            crossOrigins.put(request.bucket(), request.corsConfiguration());
            return PutBucketCorsResponse.builder().build();
        }).on(GetBucketCorsRequest.class, request -> GetBucketCorsResponse.builder().corsRules(crossOrigins.get(request
                .bucket(), "NoSuchCORSConfiguration", "The CORS configuration does not exist").corsRules()).build()).on(
                        DeleteBucketCorsRequest.class, request -> {
                            crossOrigins.delete(request.bucket());
                            return DeleteBucketCorsResponse.builder().build();
                        });
    }
}
