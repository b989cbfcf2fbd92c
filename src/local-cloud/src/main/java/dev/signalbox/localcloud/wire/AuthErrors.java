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
            case REST_XML -> reason == Refusal.INCOMPLETE ? 400 : 403;
        };
        return ServiceError.of(status, code(reason, protocol), reason.message());
    }

    private static String s3Code(Refusal reason) {
        return switch (reason) {
            case UNSIGNED -> "AccessDenied";
            case INCOMPLETE -> "AuthorizationHeaderMalformed";
            case UNKNOWN_KEY -> "InvalidAccessKeyId";
            case OLD -> "RequestTimeTooSkewed";
            case WRONG -> "SignatureDoesNotMatch";
        };
    }

    private static String code(Refusal reason, Protocol protocol) {
        if (protocol == Protocol.EC2_QUERY) {
            return reason == Refusal.OLD ? "RequestExpired" : "AuthFailure";
        }
        if (protocol == Protocol.REST_XML) {
            return s3Code(reason);
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
