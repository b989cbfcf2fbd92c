package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.service.s3.objects.Buckets;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ObjectAddress;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
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
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.ListPartsRequest;
import software.amazon.awssdk.services.s3.model.ListPartsResponse;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/** What S3Proxy's handler calls, answered from our store. Also the typed operations that other services call. */
public final class LocalBlobStore implements BlobStore {
    private final Buckets buckets;
    private final ObjectStore objects;
    private final MultipartUploads uploads;

    public LocalBlobStore(Buckets buckets, ObjectStore objects, Uploads uploads) {
        this.buckets = buckets;
        this.objects = objects;
        this.uploads = new MultipartUploads(uploads);
    }

    /** Reading or writing a body, with the handler's way to report failure. */
    @FunctionalInterface
    interface BodyWork<T> {
        T run() throws IOException;
    }

    static <T> T doing(BodyWork<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ListBucketsResponse list() {
        return ListBucketsResponse.builder().buckets(buckets.all().stream().map(
                bucket -> software.amazon.awssdk.services.s3.model.Bucket
                        .builder().name(bucket.name()).creationDate(bucket.created()).build()).toList()).build();
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return Requests.page(objects.list(request.bucket(), Requests.query(request)), request);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        buckets.require(request.bucket());
        return HeadBucketResponse.builder().build();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        if (request.acl() != null && request.acl() != BucketCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
        buckets.create(request.bucket());
        return CreateBucketResponse.builder().location("/" + request.bucket()).build();
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
        objects.deleteBucket(bucket);
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
        if (request.acl() != null && request.acl() != ObjectCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
        return Answers.put(doing(() -> objects.put(Requests.newObject(request), body)));
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        var from = new ObjectAddress(request.sourceBucket(), request.sourceKey());
        var to = new ObjectAddress(request.destinationBucket(), request.destinationKey());
        return Answers.copy(doing(() -> objects.copy(from, to, Requests.copyConditions(request), Requests.copied(
                request))));
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        return Answers.head(objects.read(request.bucket(), request.key(), Requests.conditions(request)));
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        var object = objects.read(request.bucket(), request.key(), Requests.conditions(request));
        var range = Requests.range(request, object);
        return doing(() -> new ResponseInputStream<>(Answers.get(object, range), objects.open(object, range)));
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        var conditions = Conditions.onWrite(Optional.ofNullable(request.ifMatch()), Optional.empty());
        if (request.ifMatchSize() != null || request.ifMatchLastModifiedTime() != null) {
            throw S3Errors.notImplemented("deleting by size or time");
        }
        objects.delete(request.bucket(), request.key(), conditions);
        return DeleteObjectResponse.builder().build();
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        objects.read(bucket, key, Conditions.NONE);
        return ObjectCannedACL.PRIVATE;
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL acl) {
        objects.read(bucket, key, Conditions.NONE);
        if (acl != ObjectCannedACL.PRIVATE) {
            throw S3Errors.noAcls();
        }
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        return uploads.begin(request);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        uploads.abort(upload);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(MultipartUpload upload,
            CompleteMultipartUploadRequest request) {
        return uploads.complete(upload, request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
        return uploads.store(upload, request, body);
    }

    /** As {@link #listMultipartUpload}, page by page. */
    public ListPartsResponse listParts(ListPartsRequest request) {
        return uploads.list(request);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        return uploads.parts(upload);
    }

    @Override
    public List<software.amazon.awssdk.services.s3.model.MultipartUpload> listMultipartUploads(String bucket) {
        return uploads.inBucket(bucket);
    }

    @Override
    public long getMinimumMultipartPartSize() {
        return Uploads.SMALLEST_PART;
    }
}
