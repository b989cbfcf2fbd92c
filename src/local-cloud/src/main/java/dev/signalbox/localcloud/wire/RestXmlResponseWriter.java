package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.Pojos;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.PayloadTrait;

/** REST-XML, as far as S3's bucket configuration and lists of parts need it: members in the body only. */
final class RestXmlResponseWriter implements ResponseWriter {
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "application/xml");
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        if (response.sdkFields().isEmpty()) {
            return new WireResponse(operation.method().equals("DELETE") ? 204 : 200, Map.of(), new byte[0]);
        }
        for (var field : response.sdkFields()) {
            if (field.containsTrait(PayloadTrait.class)) {
                return payload(field, response);
            }
        }
        return document(rootName(operation.name()), response);
    }

    private static WireResponse payload(SdkField<?> field, SdkPojo response) {
        return Pojos.value(field, response).map(value -> value instanceof SdkPojo pojo ? document(field
                .unmarshallLocationName(), pojo)
                : new WireResponse(200, Map.of("Content-Type", "application/json"),
                        value.toString().getBytes(StandardCharsets.UTF_8))).orElseGet(() -> new WireResponse(200,
                                HEADERS, new byte[0]));
    }

    private static WireResponse document(String root, SdkPojo content) {
        return new WireResponse(200, HEADERS, XmlBody.of((xml, writer) -> {
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
        return name.equals("Tagging") || name.endsWith("Configuration") ? name : name + "Configuration";
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        return new WireResponse(error.statusCode(), HEADERS, XmlBody.of((xml, writer) -> {
            xml.writeStartElement("Error");
            XmlBody.error(error, writer);
            writer.text("RequestId", requestId);
        }));
    }
}
