package dev.signalbox.localcloud.runtime;

import dev.signalbox.localcloud.wire.auth.Authorization;
import dev.signalbox.localcloud.wire.auth.Refusal;
import dev.signalbox.localcloud.wire.auth.Refused;
import dev.signalbox.localcloud.wire.auth.SigV4;
import dev.signalbox.localcloud.wire.auth.SignedRequest;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Verifies signatures of requests to plain routes, which the API dispatcher does not see. */
public final class RequestSignature {
    private static final int FORBIDDEN = 403;

    private final SigV4 signatures;
    private final String service;

    /** @param service the name that requests must be signed for, such as {@code execute-api} */
    public RequestSignature(CloudContext context, String service) {
        this.signatures = new SigV4(new SessionKeys(context.identity()), context.time());
        this.service = service;
    }

    /**
     * One request as it came.
     *
     * @param path still percent-encoded
     * @param query without the question mark
     */
    public record Signed(String method, String path, String query, Function<String, Optional<String>> headers,
            byte[] body) {}

    /**
     * Who signed the request.
     *
     * @throws AwsServiceException status 403 and API Gateway's code when no signature of ours covers it
     */
    public Caller verify(Signed request) {
        var given = request.headers().apply("Authorization").filter(h -> h.startsWith("AWS4-")).flatMap(
                Authorization::parse);
        if (given.isEmpty()) {
            throw ServiceError.of(FORBIDDEN, "MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        if (!given.get().service().equals(service)) {
            throw ServiceError.of(FORBIDDEN, "InvalidSignatureException",
                    "Credential should be scoped to correct service: '" + service + "'. ");
        }
        try {
            return signatures.verify(new SignedRequest(request.method(), request.path(), request.query(), request
                    .headers(), request::body));
        } catch (Refused e) {
            throw ServiceError.of(FORBIDDEN, code(e.reason()), e.reason().message());
        }
    }

    private static String code(Refusal reason) {
        return switch (reason) {
            case UNSIGNED -> "MissingAuthenticationTokenException";
            case INCOMPLETE -> "IncompleteSignatureException";
            case UNKNOWN_KEY -> "UnrecognizedClientException";
            case OLD, WRONG -> "InvalidSignatureException";
        };
    }
}
