package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.auth.Refusal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The codes that AWS gives a refused signature in each protocol. */
final class AuthErrors {
    private AuthErrors() {}

    static AwsServiceException of(Refusal reason, Protocol protocol) {
        int status = switch (protocol) {
            case AWS_JSON, RPC_CBOR -> 400;
            case REST_JSON, QUERY -> 403;
            case EC2_QUERY -> 401;
        };
        return ServiceError.of(status, code(reason, protocol), reason.message());
    }

    private static String code(Refusal reason, Protocol protocol) {
        if (protocol == Protocol.EC2_QUERY) {
            return reason == Refusal.OLD ? "RequestExpired" : "AuthFailure";
        }
        boolean query = protocol == Protocol.QUERY;
        return switch (reason) {
            case UNSIGNED -> query ? "MissingAuthenticationToken" : "MissingAuthenticationTokenException";
            case INCOMPLETE -> query ? "IncompleteSignature" : "IncompleteSignatureException";
            case UNKNOWN_KEY -> query ? "InvalidClientTokenId" : "UnrecognizedClientException";
            case OLD, WRONG -> query ? "SignatureDoesNotMatch" : "InvalidSignatureException";
        };
    }
}
