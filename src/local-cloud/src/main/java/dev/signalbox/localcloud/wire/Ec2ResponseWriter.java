package dev.signalbox.localcloud.wire;

import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;

/** EC2 Query: no result element, the request id first, and an error envelope of its own. */
final class Ec2ResponseWriter implements ResponseWriter {
    private static final Map<String, String> HEADERS = Map.of("Content-Type", "text/xml;charset=UTF-8");

    @Override
    public WireResponse answer(SdkPojo response, Operation operation, String requestId) {
        return new WireResponse(200, HEADERS, XmlBody.of((xml, writer) -> {
            xml.writeStartElement(operation.name() + "Response");
            xml.writeDefaultNamespace(operation.namespace());
            writer.text("requestId", requestId);
            writer.members(response);
        }));
    }

    @Override
    public WireResponse error(AwsServiceException error, Optional<Operation> operation, String requestId) {
        return new WireResponse(error.statusCode(), HEADERS, XmlBody.of((xml, writer) -> {
            xml.writeStartElement("Response");
            xml.writeStartElement("Errors");
            xml.writeStartElement("Error");
            XmlBody.error(error, writer);
            xml.writeEndElement();
            xml.writeEndElement();
            writer.text("RequestID", requestId);
        }));
    }
}
