package dev.signalbox.localcloud.wire;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** AWS Query: the result inside a result element inside a response element. */
final class QueryResponseWriter implements ResponseWriter {
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/xml");

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        return new WireResponse(200, HEADERS, XmlBody.of((xml, writer) -> {
            xml.writeStartElement(operation.name() + "Response");
            xml.writeDefaultNamespace(operation.namespace());
            xml.writeStartElement(operation.name() + "Result");
            writer.members(response);
            xml.writeEndElement();
            xml.writeStartElement("ResponseMetadata");
            writer.text("RequestId", requestId);
        }));
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        return new WireResponse(error.statusCode(), HEADERS, XmlBody.of((xml, writer) -> {
            xml.writeStartElement("ErrorResponse");
            if (operation.isPresent()) {
                xml.writeDefaultNamespace(operation.get().namespace());
            }
            xml.writeStartElement("Error");
            writer.text("Type", error.statusCode() < 500 ? "Sender" : "Receiver");
            XmlBody.error(error, writer);
            xml.writeEndElement();
            writer.text("RequestId", requestId);
        }));
    }
}
