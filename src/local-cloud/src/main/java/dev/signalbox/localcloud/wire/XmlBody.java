package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.codec.XmlWriter;
import java.io.ByteArrayOutputStream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** An XML document in memory. */
final class XmlBody {
    /** Finding the factory costs more than writing an answer, so it is found once. */
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private XmlBody() {}

    /** What goes into the document. */
    @FunctionalInterface
    interface Content {
        void write(XMLStreamWriter xml, XmlWriter members) throws XMLStreamException;
    }

    static byte[] of(Content content) {
        var out = new ByteArrayOutputStream(512);
        try {
            var xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            content.write(xml, new XmlWriter(xml));
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("An answer could not be written as XML", e);
        }
        return out.toByteArray();
    }

    static void error(AwsServiceException error, XmlWriter xml) throws XMLStreamException {
        xml.text("Code", ServiceError.codeOf(error));
        xml.text("Message", ServiceError.messageOf(error));
    }
}
