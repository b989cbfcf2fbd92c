package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.s3.objects.Conditions;
import dev.signalbox.localcloud.service.s3.objects.ObjectEvents;
import dev.signalbox.localcloud.service.s3.objects.ObjectStore;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import dev.signalbox.localcloud.service.s3.objects.StoredObject;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.GetObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingRequest;
import software.amazon.awssdk.services.s3.model.PutObjectTaggingResponse;
import software.amazon.awssdk.services.s3.model.Tag;

/** Tags of objects. */
public final class ObjectTags {
    private final ObjectStore objects;

    public ObjectTags(ObjectStore objects) {
        this.objects = objects;
    }

    public void register(Operations operations) {
        operations.on(PutObjectTaggingRequest.class, this::put).on(GetObjectTaggingRequest.class, this::get).on(
                DeleteObjectTaggingRequest.class, this::delete);
    }

    private PutObjectTaggingResponse put(PutObjectTaggingRequest request) {
        if (request.tagging() == null) {
            throw S3Errors.malformedXml();
        }
        var tags = Tags.of(request.tagging().tagSet());
        var tagged = tag(request.bucket(), request.key(), request.versionId(), ObjectEvents.TAGGED, tags);
        return PutObjectTaggingResponse.builder().versionId(shown(request.bucket(), tagged)).build();
    }

    private GetObjectTaggingResponse get(GetObjectTaggingRequest request) {
        var object = objects.read(request.bucket(), request.key(), Optional.ofNullable(request.versionId()),
                Conditions.NONE);
        var tags = new TreeMap<>(object.settings().tags());
        return GetObjectTaggingResponse.builder().versionId(shown(request.bucket(), object)).tagSet(tags.entrySet()
                .stream().map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build()).toList()).build();
    }

    private DeleteObjectTaggingResponse delete(DeleteObjectTaggingRequest request) {
        var untagged = tag(request.bucket(), request.key(), request.versionId(), ObjectEvents.UNTAGGED, Map.of());
        return DeleteObjectTaggingResponse.builder().versionId(shown(request.bucket(), untagged)).build();
    }

    private StoredObject tag(String bucket, String key, @Nullable String versionId, String event,
            Map<String, String> tags) {
        return objects.change(bucket, key, Optional.ofNullable(versionId), event, object -> object.with(object
                .settings().withTags(tags)));
    }

    private @Nullable String shown(String bucket, StoredObject object) {
        return objects.shownVersion(bucket, object).orElse(null);
    }
}
