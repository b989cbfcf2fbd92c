package dev.signalbox.console.gateway.aws.signin.sso;

import java.time.Instant;
import java.util.Optional;

/**
 * What proves to IAM Identity Center who we are.
 *
 * @param renewal only of a token that this program got itself
 */
record SsoToken(String value, Instant end, Optional<Renewal> renewal) {
    /** What gets the next token without asking anybody. */
    record Renewal(String refreshToken, Registration client) {
        @Override
        public String toString() {
            return "Renewal[]";
        }
    }

    /** As whom this program is known there. */
    record Registration(String id, String secret, Instant end) {
        @Override
        public String toString() {
            return "Registration[until " + end + "]";
        }
    }

    @Override
    public String toString() {
        return "SsoToken[until " + end + "]";
    }
}
