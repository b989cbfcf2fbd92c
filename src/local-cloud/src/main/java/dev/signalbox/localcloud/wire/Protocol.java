package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.JsonReader;
import dev.signalbox.localcloud.wire.codec.XmlReader;

/** How AWS services speak. */
enum Protocol {
    AWS_JSON(new JsonRequestReader(), new JsonResponseWriter()),
    REST_JSON(new RestRequestReader(new JsonReader(
            Json.JSON)), new RestResponseWriter()),
    /** S3's bucket configuration; its objects are served by a handler of their own. */
    REST_XML(new RestRequestReader(new XmlReader()), new RestXmlResponseWriter()),
    QUERY(new QueryRequestReader(false),
            new QueryResponseWriter()),
    EC2_QUERY(new QueryRequestReader(true), new Ec2ResponseWriter()),
    RPC_CBOR(new CborRequestReader(), new CborResponseWriter());

    private final RequestReader reader;
    private final ResponseWriter writer;

    Protocol(RequestReader reader, ResponseWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    RequestReader reader() {
        return reader;
    }

    ResponseWriter writer() {
        return writer;
    }

    boolean isXml() {
        return this == QUERY || this == EC2_QUERY || this == REST_XML;
    }
}
