package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.watch.SignInMissing;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** For how long no answer is taken for bad luck: a throttled, unreachable or overworked CloudFormation, or a spent budget of calls. */
final class Patience {
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

    private final Duration longest;
    private long since = System.nanoTime();
    private Optional<RuntimeException> signedOut = Optional.empty();

    Patience(Duration longest) {
        this.longest = longest;
    }

    void answered() {
        since = System.nanoTime();
        signedOut = Optional.empty();
    }

    /** Throws it again when waiting is of no use. */
    void silent(RuntimeException e) {
        if (Thread.currentThread().isInterrupted()) {
            throw e;
        }
        if (wantsSignIn(e)) {
            if (signedOut.isEmpty()) {
                LOG.info("The stack is looked at again when somebody has signed in: {}", e.getMessage());
            }
            signedOut = Optional.of(e);
            since = System.nanoTime();
            return;
        }
        boolean refused = e instanceof AwsServiceException answer && !answer.isThrottlingException() && answer
                .statusCode() < 500;
        if (refused || System.nanoTime() - since > longest.toNanos()) {
            throw e;
        }
        LOG.info("CloudFormation did not tell how it goes, it is asked again: {}", e.getMessage());
    }

    /** What the last look was refused with, when nobody has signed in since. */
    Optional<RuntimeException> signedOut() {
        return signedOut;
    }

    private static boolean wantsSignIn(RuntimeException e) {
        if (!(e instanceof AwsServiceException answer)) {
            return e instanceof SignInMissing;
        }
        return Optional.ofNullable(answer.awsErrorDetails()).map(AwsErrorDetails::errorCode).filter(EXPIRED::contains)
                .isPresent();
    }
}
