package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.Removals;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.Versions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.DeletedObject;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/** Deletes objects and versions of them. */
public final class ObjectDeletes {
    private static final int MOST = 1000;

    private final ObjectStore objects;

    public ObjectDeletes(ObjectStore objects) {
        this.objects = objects;
    }

    public void register(Operations operations) {
        operations.on(DeleteObjectRequest.class, this::delete).on(DeleteObjectsRequest.class, this::deleteAll);
    }

    public DeleteObjectResponse delete(DeleteObjectRequest request) {
        if (request.ifMatchSize() != null || request.ifMatchLastModifiedTime() != null) {
            throw S3Errors.notImplemented("deleting by size or time, which only directory buckets have");
        }
        var done = new ArrayList<Versions.Deleted>();
        objects.removing(request.bucket(), removals -> done.add(delete(removals, request.key(), request.versionId(),
                request.ifMatch())));
        var deleted = done.getFirst();
        return DeleteObjectResponse.builder().versionId(deleted.versionId().orElse(null)).deleteMarker(deleted.marker()
                ? Boolean.TRUE
                : null).build();
    }

    private static Versions.Deleted delete(Removals removals, String key, @Nullable String versionId,
            @Nullable String ifMatch) {
        if (versionId == null) {
            return removals.delete(key, Conditions.onWrite(Optional.ofNullable(ifMatch), Optional.empty()));
        }
        if (ifMatch != null) {
            throw S3Errors.notImplemented("If-Match on the deletion of a version");
        }
        return removals.delete(key, versionId);
    }

    /** All become durable together, but each fails on its own. */
    public DeleteObjectsResponse deleteAll(DeleteObjectsRequest request) {
        var wanted = request.delete() == null ? List.<ObjectIdentifier>of() : request.delete().objects();
        if (wanted.isEmpty() || wanted.size() > MOST || wanted.stream().anyMatch(one -> one.key() == null || one.key()
                .isEmpty())) {
            throw S3Errors.malformedXml();
        }
        var deleted = new ArrayList<DeletedObject>();
        var errors = new ArrayList<S3Error>();
        objects.removing(request.bucket(), removals -> wanted.forEach(one -> {
            try {
                deleted.add(deleted(one, delete(removals, one.key(), one.versionId(), one.eTag())));
            } catch (AwsServiceException e) {
                errors.add(S3Error.builder().key(one.key()).versionId(one.versionId()).code(ServiceError.codeOf(e))
                        .message(ServiceError.messageOf(e)).build());
            }
        }));
        boolean quiet = Boolean.TRUE.equals(request.delete().quiet());
        return DeleteObjectsResponse.builder().deleted(quiet ? List.of() : deleted).errors(errors).build();
    }

    private static DeletedObject deleted(ObjectIdentifier wanted, Versions.Deleted done) {
        var answer = DeletedObject.builder().key(wanted.key()).versionId(wanted.versionId());
        return done.marker() ? answer.deleteMarker(true).deleteMarkerVersionId(done.versionId().orElse(null)).build()
                : answer.build();
    }
}
