package dev.signalbox.localcloud.service.s3.api;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.objects.ObjectSettings;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.StorageClass;

/** How a client wants an object to be kept, read from the requests that say so. */
public final class Settings {
    private static final Set<String> ENCRYPTIONS = Set.of("AES256", "aws:kms", "aws:kms:dsse");
    /** An object in one of these cannot be read before it is restored. */
    private static final Set<StorageClass> ARCHIVES = Set.of(StorageClass.GLACIER, StorageClass.DEEP_ARCHIVE);

    private Settings() {}

    static ObjectSettings of(PutObjectRequest request) {
        return of(request.tagging(), request.storageClassAsString(), request.serverSideEncryptionAsString(), request
                .ssekmsKeyId());
    }

    static ObjectSettings of(CreateMultipartUploadRequest request) {
        return of(request.tagging(), request.storageClassAsString(), request.serverSideEncryptionAsString(), request
                .ssekmsKeyId());
    }

    static ObjectSettings of(CopyObjectRequest request) {
        return of(request.tagging(), request.storageClassAsString(), request.serverSideEncryptionAsString(), request
                .ssekmsKeyId());
    }

    private static ObjectSettings of(@Nullable String tagging, @Nullable String storageClass,
            @Nullable String encryption, @Nullable String key) {
        if (encryption != null && !ENCRYPTIONS.contains(encryption)) {
            throw S3Errors.invalidArgument("The encryption method specified is not supported");
        }
        return new ObjectSettings(tagging == null ? java.util.Map.of() : Tags.ofHeader(tagging), Optional.ofNullable(
                storageClass).filter(Settings::isKept), Optional.ofNullable(encryption), Optional.ofNullable(key));
    }

    /** Whether it is another than the class of everything that names none. */
    private static boolean isKept(String storageClass) {
        var known = StorageClass.fromValue(storageClass);
        if (known == StorageClass.UNKNOWN_TO_SDK_VERSION) {
            throw ServiceError.of(400, "InvalidStorageClass", "The storage class you specified is not valid");
        }
        if (ARCHIVES.contains(known)) {
            throw S3Errors.notImplemented("the storage class " + storageClass);
        }
        return known != StorageClass.STANDARD;
    }
}
