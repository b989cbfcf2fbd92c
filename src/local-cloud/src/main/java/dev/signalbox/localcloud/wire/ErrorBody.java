package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.codec.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The JSON form of an error: type, message, and the members that the modelled exception has. */
final class ErrorBody {
    private ErrorBody() {}

    static byte[] write(JsonWriter writer, AwsServiceException error) {
        var head = new LinkedHashMap<String, String>();
        head.put("__type", ServiceError.codeOf(error));
        head.put("message", ServiceError.messageOf(error));
        return writer.write(error, head);
    }

    static Map<String, String> headers(AwsServiceException error, String contentType) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        headers.put("x-amzn-ErrorType", ServiceError.codeOf(error));
        ServiceError.queryErrorOf(error).ifPresent(code -> headers.put(ServiceError.QUERY_ERROR, code));
        return headers;
    }
}
