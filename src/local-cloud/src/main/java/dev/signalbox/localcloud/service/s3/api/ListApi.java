package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.Listing;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import dev.signalbox.localcloud.service.s3.objects.VersionListing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteMarkerEntry;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsRequest;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectVersion;
import software.amazon.awssdk.services.s3.model.ObjectVersionStorageClass;

/** Buckets, and lists of what is in them. */
public final class ListApi {
    private static final int MOST = 1000;

    private final Buckets buckets;
    private final ObjectStore objects;
    private final String region;

    public ListApi(Buckets buckets, ObjectStore objects, String region) {
        this.buckets = buckets;
        this.objects = objects;
        this.region = region;
    }

    public void register(Operations operations) {
        operations.on(ListBucketsRequest.class, _ -> buckets()).on(CreateBucketRequest.class, this::createBucket).on(
                HeadBucketRequest.class, this::headBucket).on(ListObjectsV2Request.class, this::objects).on(
                        ListObjectVersionsRequest.class, this::versions);
    }

    public ListBucketsResponse buckets() {
        return ListBucketsResponse.builder().buckets(buckets.all().stream().map(bucket -> Bucket.builder().name(bucket
                .name()).creationDate(bucket.created()).build()).toList()).build();
    }

    public CreateBucketResponse createBucket(CreateBucketRequest request) {
        if (request.acl() != null && request.acl() != BucketCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
        if (Boolean.TRUE.equals(request.objectLockEnabledForBucket())) {
            throw S3Errors.notImplemented("object locks");
        }
        buckets.create(request.bucket());
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
    }

    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        buckets.require(request.bucket());
        return HeadBucketResponse.builder().bucketRegion(region).build();
    }

    public ListObjectsV2Response objects(ListObjectsV2Request request) {
        var after = Requests.text(request.continuationToken()).map(ListApi::keyOf).or(() -> Requests.text(request
                .startAfter())).orElse("");
        int most = request.maxKeys() == null ? MOST : Math.min(request.maxKeys(), MOST);
        var page = objects.list(request.bucket(), new Listing.Query(Requests.text(request.prefix()).orElse(""), Requests
                .text(request.delimiter()).orElse(""), after, most));
        return ListObjectsV2Response.builder().name(request.bucket()).prefix(request.prefix()).delimiter(request
                .delimiter()).contents(page.objects().stream().map(Answers::listed).toList()).commonPrefixes(page
                        .prefixes().stream().map(Answers::prefix).toList()).isTruncated(page.next().isPresent())
                .nextContinuationToken(page.next().map(ListApi::token).orElse(null)).keyCount(page.objects().size()
                        + page.prefixes().size()).maxKeys(most).build();
    }

    /** Not the key itself, as a token has to survive XML, which not every key does. */
    private static String token(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    private static String keyOf(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw S3Errors.invalidArgument("The continuation token provided is incorrect");
        }
    }

    public ListObjectVersionsResponse versions(ListObjectVersionsRequest request) {
        var keyMarker = Requests.text(request.keyMarker()).orElse("");
        var versionMarker = Requests.text(request.versionIdMarker()).orElse("");
        if (!versionMarker.isEmpty() && keyMarker.isEmpty()) {
            throw S3Errors.invalidArgument("A version-id marker cannot be specified without a key marker.");
        }
        int most = request.maxKeys() == null ? MOST : Math.min(request.maxKeys(), MOST);
        var page = objects.listVersions(request.bucket(), new VersionListing.Query(Requests.text(request.prefix())
                .orElse(""), Requests.text(request.delimiter()).orElse(""), keyMarker, versionMarker, most));
        return ListObjectVersionsResponse.builder().name(request.bucket()).prefix(request.prefix()).delimiter(request
                .delimiter()).keyMarker(keyMarker).versionIdMarker(versionMarker).maxKeys(most).isTruncated(page
                        .nextKey().isPresent()).nextKeyMarker(page.nextKey().orElse(null)).nextVersionIdMarker(page
                                .nextVersion().orElse(null)).versions(page.entries().stream().filter(e -> !isMarker(e))
                                        .map(ListApi::version).toList()).deleteMarkers(page.entries().stream().filter(
                                                ListApi::isMarker).map(ListApi::marker).toList()).commonPrefixes(page
                                                        .prefixes().stream().map(Answers::prefix).toList()).build();
    }

    private static boolean isMarker(VersionListing.Entry entry) {
        return entry.object().version().deleteMarker();
    }

    private static ObjectVersion version(VersionListing.Entry entry) {
        StoredObject object = entry.object();
        return ObjectVersion.builder().key(object.key()).versionId(object.version().id()).isLatest(entry.latest())
                .lastModified(object.modified()).eTag(Answers.quoted(object.eTag())).size(object.size()).storageClass(
                        ObjectVersionStorageClass.STANDARD).build();
    }

    private static DeleteMarkerEntry marker(VersionListing.Entry entry) {
        var object = entry.object();
        return DeleteMarkerEntry.builder().key(object.key()).versionId(object.version().id()).isLatest(entry.latest())
                .lastModified(object.modified()).build();
    }
}
