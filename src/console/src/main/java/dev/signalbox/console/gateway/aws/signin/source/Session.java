package dev.signalbox.console.gateway.aws.signin.source;

import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Credentials that were got.
 *
 * @param until when they end, by the clock of whoever gave them
 * @param how they were got, in words for the operator
 */
public record Session(AwsCredentials credentials, Optional<Instant> until, String how) {
    static Session of(Keys keys, Optional<Instant> until, String how) {
        AwsCredentials credentials = keys.token().<AwsCredentials>map(t -> AwsSessionCredentials.create(keys.id(), keys
                .secret(), t)).orElseGet(() -> AwsBasicCredentials.create(keys.id(), keys.secret()));
        return new Session(credentials, until, how);
    }

    /** The three parts of credentials. */
    record Keys(String id, String secret, Optional<String> token) {
        @Override
        public String toString() {
            return "Keys[]";
        }
    }

    @Override
    public String toString() {
        return "Session[" + how + " until " + until + "]";
    }
}
