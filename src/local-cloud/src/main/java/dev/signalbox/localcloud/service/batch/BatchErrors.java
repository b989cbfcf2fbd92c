package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.batch.model.ClientException;

/** Batch knows one error for whatever the caller did wrong, and tells more in its message. */
final class BatchErrors {
    private BatchErrors() {}

    static AwsServiceException client(String message) {
        return ServiceError.of(ClientException.builder(), 400, "ClientException", message);
    }

    static AwsServiceException invalid(String message) {
        return client("Error executing request, Exception : " + message);
    }

    /** Refuses a field that this Batch does not honour, so that nobody believes it has an effect. */
    static void unsupported(String field, @Nullable Object value) {
        boolean empty = value == null || value instanceof Collection<?> c && c.isEmpty() || value instanceof Map<?, ?> m
                && m.isEmpty();
        if (!empty) {
            throw client("The local cloud does not support " + field + ".");
        }
    }
}
