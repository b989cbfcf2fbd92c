package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.files.ObjectPartsGateway;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.preview.Span;
import dev.signalbox.console.model.files.preview.Window;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Reads parts of objects by ranged GetObject. */
public final class AwsObjectPartsGateway implements ObjectPartsGateway {
    private static final int NO_SUCH_RANGE = 416;
    private static final int CHUNK = 32_768;
    private static final Pattern CONTENT_RANGE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private final Lazy<S3Client> s3;
    private final AwsCalls calls;

    public AwsObjectPartsGateway(AwsClients clients) {
        s3 = S3Access.of(clients);
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public Window part(ObjectRef object, Span span, BooleanSupplier cancelled) throws GatewayException {
        Function<S3Client, ResponseInputStream<GetObjectResponse>> get = client -> client.getObject(r -> r
                .bucket(object.location().bucket()).key(object.location().key()).versionId(object.version().orElse(
                        null)).range(range(span)));
        Optional<ResponseInputStream<GetObjectResponse>> body = calls.call(() -> {
            try {
                return Optional.of(get.apply(s3.get()));
            } catch (S3Exception e) {
                if (e.statusCode() == NO_SUCH_RANGE) {
                    return Optional.empty();
                }
                throw e;
            }
        });
        return body.isPresent() ? read(body.get(), span, cancelled) : behind(object, span);
    }

    private static String range(Span span) {
        return switch (span) {
            case Span.From(long at, int length) -> "bytes=" + at + "-" + (at + length - 1);
            case Span.Last(int length) -> "bytes=-" + length;
        };
    }

    /** There is nothing from this place on; how long the object is, another request tells. */
    private Window behind(ObjectRef object, Span span) throws GatewayException {
        var head = calls.call(() -> s3.get().headObject(r -> r.bucket(object.location().bucket()).key(object.location()
                .key()).versionId(object.version().orElse(null))));
        long at = span instanceof Span.From from ? Math.min(from.at(), head.contentLength()) : 0;
        return new Window(new byte[0], at, head.contentLength());
    }

    private Window read(ResponseInputStream<GetObjectResponse> body, Span span, BooleanSupplier cancelled)
            throws GatewayException {
        int most = switch (span) {
            case Span.From from -> from.length();
            case Span.Last last -> last.length();
        };
        var out = new ByteArrayOutputStream(Math.min(most, CHUNK));
        boolean ended = false;
        try {
            var chunk = new byte[CHUNK];
            for (int count = 0; count >= 0 && out.size() < most && !cancelled.getAsBoolean();) {
                count = body.read(chunk, 0, Math.min(CHUNK, most - out.size()));
                out.write(chunk, 0, Math.max(0, count));
                ended = count < 0;
            }
            ended |= out.size() >= body.response().contentLength();
        } catch (IOException e) {
            throw calls.failed(SdkClientException.create("The object was not read to its end", e));
        } finally {
            end(body, ended);
        }
        return window(body.response(), out.toByteArray());
    }

    /** Closing a body reads the rest of it; what is not wanted is broken off instead. */
    private static void end(ResponseInputStream<GetObjectResponse> body, boolean ended) throws GatewayException {
        if (!ended) {
            body.abort();
        }
        try {
            body.close();
        } catch (IOException e) {
            if (ended) {
                throw new GatewayException(new dev.signalbox.console.model.Failure.Unreachable("S3", "closed"), e);
            }
        }
    }

    /** Who knows no ranges answers with the whole object, of which the beginning was read. */
    private static Window window(GetObjectResponse answer, byte[] bytes) {
        var range = CONTENT_RANGE.matcher(Optional.ofNullable(answer.contentRange()).orElse(""));
        return range.matches() ? new Window(bytes, Long.parseLong(range.group(1)), Long.parseLong(range.group(3)))
                : new Window(bytes, 0, answer.contentLength());
    }
}
