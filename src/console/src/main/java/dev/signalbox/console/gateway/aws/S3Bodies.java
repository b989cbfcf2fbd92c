package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.transfer.ObjectBody;
import dev.signalbox.console.model.transfer.StoredObject;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** A body as S3 sends it. */
final class S3Bodies extends FilterInputStream implements ObjectBody {
    private static final Pattern RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final ResponseInputStream<GetObjectResponse> response;
    private final StoredObject object;
    private final long from;
    private boolean ended;

    S3Bodies(ResponseInputStream<GetObjectResponse> response, StoredObject object) {
        super(response);
        this.response = response;
        var range = RANGE.matcher(String.valueOf(response.response().contentRange()));
        boolean part = range.matches();
        from = part ? Long.parseLong(range.group(1)) : 0;
        this.object = part ? new StoredObject(object.location(), Long.parseLong(range.group(3)), object.etag(), object
                .modified(), object.checksums(), object.etagIsDigest()) : object;
    }

    @Override
    public StoredObject object() {
        return object;
    }

    @Override
    public long from() {
        return from;
    }

    @Override
    public long length() {
        return response.response().contentLength();
    }

    @Override
    public InputStream bytes() {
        return this;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = super.read(target, offset, length);
            ended = count < 0;
            return count;
        } catch (SdkException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        if (ended) {
            super.close();
        } else {
            response.abort();
        }
    }
}
