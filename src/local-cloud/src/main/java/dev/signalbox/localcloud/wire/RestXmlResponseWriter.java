package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.codec.Pojos;
import dev.signalbox.localcloud.wire.codec.Scalars;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.PayloadTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** REST-XML: members in headers and body. S3 is the only one to speak it. */
final class RestXmlResponseWriter implements ResponseWriter {
    private static final String TYPE = "Content-Type";
    private static final String XML = "application/xml";
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";
    /** Names of documents that are not made of the operation's; no client looks at them. */
    private static final Map<String, String> ROOTS = Map.of("CreateMultipartUpload", "InitiateMultipartUploadResult",
            "CompleteMultipartUpload", "CompleteMultipartUploadResult", "DeleteObjects", "DeleteResult",
            "GetObjectAttributes", "GetObjectAttributesResponse", "GetObjectTagging", "Tagging");

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        var headers = headers(response);
        boolean hasBody = false;
        for (var field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return payload(field, response, headers);
            }
            hasBody |= field.location() == MarshallLocation.PAYLOAD;
        }
        return hasBody ? document(rootName(operation.name()), response, headers)
                : new WireResponse(statusOfEmpty(operation, headers), headers, new byte[0]);
    }

    private static int statusOfEmpty(Operation operation, Map<String, String> headers) {
        if (headers.containsKey("Content-Range")) {
            return 206;
        }
        return operation.method().equals("DELETE") ? 204 : 200;
    }

    private static Map<String, String> headers(SdkPojo response) {
        var headers = new LinkedHashMap<String, String>();
        for (var field : response.sdkFields()) {
            if (field.location() == MarshallLocation.HEADER) {
                Pojos.value(field, response).ifPresent(value -> {
                    if (value instanceof Map<?, ?> named) {
                        named.forEach((name, text) -> headers.put(field.locationName() + name, String.valueOf(text)));
                    } else {
                        headers.put(field.locationName(), Scalars.text(value, field, Format.RFC_822));
                    }
                });
            }
        }
        return headers;
    }

    private static WireResponse payload(SdkField<?> field, SdkPojo response, Map<String, String> headers) {
        var value = Pojos.value(field, response);
        if (value.isPresent() && value.get() instanceof SdkPojo pojo) {
            return document(field.unmarshallLocationName(), pojo, headers);
        }
        headers.put(TYPE, value.isPresent() ? "application/json" : XML);
        return new WireResponse(200, headers, value.map(text -> text.toString().getBytes(StandardCharsets.UTF_8))
                .orElseGet(() -> new byte[0]));
    }

    private static WireResponse document(String root, SdkPojo content, Map<String, String> headers) {
        headers.put(TYPE, XML);
        return new WireResponse(200, headers, XmlBody.of((xml, writer) -> {
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            writer.members(content);
        }));
    }

    /** {@code GetBucketVersioning} answers a {@code VersioningConfiguration}; no client looks at the name. */
    private static String rootName(String operation) {
        if (operation.startsWith("List")) {
            return operation + "Result";
        }
        var name = operation.replaceFirst("^Get(Bucket)?", "");
        return ROOTS.getOrDefault(operation, name.equals("Tagging") || name.endsWith("Configuration") ? name
                : name + "Configuration");
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        var headers = new LinkedHashMap<String, String>(ServiceError.headersOf(error));
        headers.put(TYPE, XML);
        if (error.statusCode() == 304) {
            return new WireResponse(304, ServiceError.headersOf(error), new byte[0]);
        }
        return new WireResponse(error.statusCode(), headers, XmlBody.of((xml, writer) -> {
            xml.writeStartElement("Error");
            XmlBody.error(error, writer);
            writer.text("RequestId", requestId);
        }));
    }
}
