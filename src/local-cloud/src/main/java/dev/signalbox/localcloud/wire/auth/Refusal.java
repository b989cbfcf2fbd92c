package dev.signalbox.localcloud.wire.auth;

/** Why a request may not pass. Each AWS protocol has its own code for each reason. */
public enum Refusal {
    /** No signature at all. */
    UNSIGNED("Request is missing Authentication Token"),
    /** A signature that cannot be read. */
    INCOMPLETE("The Authorization header is not a complete AWS4-HMAC-SHA256 signature."),
    UNKNOWN_KEY("The security token included in the request is invalid."),
    /** Signed too long ago, or in the future. */
    OLD("Signature expired: the request's X-Amz-Date differs from the local cloud's clock by more than 5 minutes."),
    WRONG(
            "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.");

    private final String message;

    Refusal(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
