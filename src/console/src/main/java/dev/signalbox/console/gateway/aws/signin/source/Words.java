package dev.signalbox.console.gateway.aws.signin.source;

import dev.signalbox.console.gateway.signin.ForeignEndpointException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What went wrong, for the operator. */
public final class Words {
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");
    private static final int MOST = 500;

    private Words() {}

    /** Whether AWS says that a session is over; what it says of a wrong clock is something else. */
    public static boolean isExpiry(AwsServiceException e) {
        return e.awsErrorDetails() != null && EXPIRED.contains(String.valueOf(e.awsErrorDetails().errorCode()));
    }

    /** A request that was broken off did not fail. */
    public static void unlessInterrupted(SdkException e) throws InterruptedException {
        if (Thread.interrupted() || e instanceof AbortedException) {
            throw new InterruptedException();
        }
    }

    /** AWS's own words, or why nobody answered. */
    public static String of(SdkException e) {
        if (e instanceof AwsServiceException answered) {
            AwsErrorDetails details = answered.awsErrorDetails();
            return details == null || details.errorMessage() == null ? plain(e)
                    : details.errorMessage() + " ("
                            + details.errorCode() + ")";
        }
        return plain(e);
    }

    private static String plain(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && !(root instanceof ForeignEndpointException)) {
            root = root.getCause();
        }
        return shortened(Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName()));
    }

    /** On one line, and not endless. */
    static String shortened(String text) {
        String line = CONTROL.matcher(text).replaceAll(" ").strip();
        return line.length() <= MOST ? line : line.substring(0, MOST) + "…";
    }
}
