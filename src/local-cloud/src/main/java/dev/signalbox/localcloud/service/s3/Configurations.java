package dev.signalbox.localcloud.service.s3;

import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.s3.objects.Buckets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** One kind of bucket configuration, kept and given back as it came. */
final class Configurations<C extends SdkPojo> {
    private final Buckets buckets;
    private final String kind;
    private final Class<C> type;

    Configurations(Buckets buckets, String kind, Class<C> type) {
        this.buckets = buckets;
        this.kind = kind;
        this.type = type;
    }

    void put(String bucket, @Nullable C configuration) {
        if (configuration == null) {
            throw ServiceError.of(400, "MalformedXML",
                    "The XML you provided was not well-formed or did not validate against our published schema");
        }
        buckets.configure(bucket, kind, ModelJson.write(configuration));
    }

    Optional<C> find(String bucket) {
        return buckets.configuration(bucket, kind).map(json -> ModelJson.read(json, type));
    }

    /** @param code of the error when there is none */
    C get(String bucket, String code, String message) {
        return find(bucket).orElseThrow(() -> ServiceError.of(404, code, message));
    }

    void delete(String bucket) {
        buckets.forget(bucket, kind);
    }
}
