package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.wire.codec.FormReader;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** AWS Query and EC2 Query. */
final class QueryRequestReader implements RequestReader {
    private final FormReader reader;

    QueryRequestReader(boolean ec2) {
        this.reader = new FormReader(ec2);
    }

    @Override
    public void read(WireRequest request, Match match, SdkPojo builder) {
        reader.read(form(request), builder);
    }

    /** The parameters, which come in the body or, in a GET, in the address. */
    static Map<String, String> form(WireRequest request) {
        return QueryString.form(request.body().length > 0 ? request.bodyText() : request.query());
    }
}
