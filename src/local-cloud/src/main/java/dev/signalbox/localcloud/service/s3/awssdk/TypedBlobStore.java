package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.api.UploadLists;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Upload;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.BucketCannedACL;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;

/** The part of the store that carries no body: the same operations as on the wire, called by the handler. */
abstract class TypedBlobStore implements BlobStore {
    private final Buckets buckets;
    final ObjectStore objects;
    final Uploads uploads;
    final LocalBlobStore.Apis apis;

    TypedBlobStore(Buckets buckets, ObjectStore objects, Uploads uploads, LocalBlobStore.Apis apis) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = uploads;
        this.apis = apis;
    }

    @Override
    public ListBucketsResponse list() {
        return apis.lists().buckets();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return apis.lists().objects(request);
    }

    @Override
    public ListObjectVersionsResponse listVersions(ListObjectVersionsRequest request) {
        return apis.lists().versions(request);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return apis.lists().headBucket(request);
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        return apis.lists().createBucket(request);
    }

    @Override
    public BucketCannedACL getContainerAccess(String bucket) {
        buckets.require(bucket);
        return BucketCannedACL.PRIVATE;
    }

    @Override
    public void setContainerAccess(String bucket, BucketCannedACL acl) {
        buckets.require(bucket);
        if (acl != BucketCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
    }

    @Override
    public void deleteBucket(String bucket) {
        uploads.deleteBucket(bucket);
    }

    @Override
    public boolean supportsVersioning() {
        return true;
    }

    /** Kept and given back; what a customer would have to keep the key of is refused before it comes here. */
    @Override
    public boolean supportsServerSideEncryption() {
        return true;
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        return apis.copies().copy(request);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return apis.reads().read(request).head();
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return apis.deletes().delete(request);
    }

    @Override
    public DeleteObjectsResponse removeBlobs(DeleteObjectsRequest request) {
        return apis.deletes().deleteAll(request);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        objects.read(bucket, key, Optional.empty(), Conditions.NONE);
        return ObjectCannedACL.PRIVATE;
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key,
            @Nullable String versionId) {
        objects.read(bucket, key, Optional.ofNullable(versionId), Conditions.NONE);
        return ObjectCannedACL.PRIVATE;
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL acl) {
        setBlobAccess(bucket, key, acl, null);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL acl,
            @Nullable String versionId) {
        getBlobAccess(bucket, key, versionId);
        if (acl != ObjectCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        var whole = request.toBuilder().tagging(Exchange.header("x-amz-tagging").orElse(null)).build();
        return new MultipartUpload(apis.multipart().create(whole).uploadId(), whole);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        apis.multipart().abort(AbortMultipartUploadRequest.builder().bucket(upload.containerName()).key(upload
                .blobName()).uploadId(upload.id()).build());
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload,
            CompleteMultipartUploadRequest request) {
        return apis.multipart().complete(request);
    }

    final Upload known(MultipartUpload upload) {
        return uploads.find(upload.containerName(), upload.blobName(), upload.id());
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return uploads.parts(known(upload)).stream().map(UploadLists::part).toList();
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        return uploads.inBucket(bucket).stream().map(UploadLists::described).toList();
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return Uploads.SMALLEST_PART;
    }
}
