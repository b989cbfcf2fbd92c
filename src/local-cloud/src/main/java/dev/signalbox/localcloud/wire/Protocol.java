package dev.signalbox.localcloud.wire;

/** How AWS services speak. S3 alone speaks REST-XML, and is served by a handler of its own. */
enum Protocol {
    AWS_JSON(new JsonRequestReader(), new JsonResponseWriter()), REST_JSON(new RestRequestReader(),
            new RestResponseWriter()), QUERY(new QueryRequestReader(false), new QueryResponseWriter()), EC2_QUERY(
                    new QueryRequestReader(true), new Ec2ResponseWriter()), RPC_CBOR(new CborRequestReader(),
                            new CborResponseWriter());

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
        return this == QUERY || this == EC2_QUERY;
    }
}
