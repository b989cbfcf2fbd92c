package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.codec.JsonWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What DynamoDB's answers have that those of other JSON services have not: error types with their name spaces, and the
 * checksum that SDKs verify.
 */
final class DynamoDbWire {
    private static final String TARGET = "DynamoDB_20120810.";
    /** Errors of AWS's service framework; all others are DynamoDB's own. */
    private static final Map<String, String> FRAMEWORK = Map.of("ValidationException", "com.amazon.coral.validate",
            "SerializationException", "com.amazon.coral.service", "UnknownOperationException",
            "com.amazon.coral.service", "MissingAuthenticationTokenException", "com.amazon.coral.service",
            "IncompleteSignatureException", "com.amazon.coral.service", "InvalidSignatureException",
            "com.amazon.coral.service", "UnrecognizedClientException", "com.amazon.coral.service",
            "AccessDeniedException", "com.amazon.coral.service");

    /** Operations that answer with nothing at all, where others answer with an empty structure. */
    private static final Set<String> WITHOUT_BODY = Set.of(TARGET + "TagResource", TARGET + "UntagResource");
    private static final JsonWriter WRITER = new JsonWriter(Json.JSON);

    private DynamoDbWire() {}

    static boolean speaks(WireRequest request) {
        return request.header("X-Amz-Target").filter(target -> target.startsWith(TARGET)).isPresent();
    }

    /**
     * Whether DynamoDB has an operation of this name. What it has and this cloud has not is refused in words; what is no
     * operation at all, as AWS does it, without.
     */
    static boolean isOperation(String target) {
        try {
            Class.forName("software.amazon.awssdk.services.dynamodb.model." + target.substring(TARGET.length())
                    + "Request", false, DynamoDbWire.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    static WireResponse error(AwsServiceException error, WireResponse plain) {
        var code = ServiceError.codeOf(error);
        var message = ServiceError.messageOf(error);
        var head = new LinkedHashMap<String, String>();
        head.put("__type", FRAMEWORK.getOrDefault(code, "com.amazonaws.dynamodb.v20120810") + "#" + code);
        if (!message.isEmpty()) {
            boolean capital = code.equals("SerializationException") || code.equals("AccessDeniedException");
            head.put(capital ? "Message" : "message", message);
        }
        return new WireResponse(plain.status(), plain.headers(), WRITER.write(error, head));
    }

    static WireResponse finished(WireRequest request, WireResponse response) {
        boolean empty = request.header("X-Amz-Target").filter(WITHOUT_BODY::contains).isPresent() && response
                .status() == 200;
        return checksummed(empty ? new WireResponse(200, response.headers(), new byte[0]) : response);
    }

    private static WireResponse checksummed(WireResponse response) {
        var crc = new CRC32();
        crc.update(response.body());
        return response.with("x-amz-crc32", Long.toString(crc.getValue()));
    }
}
