package dev.signalbox.localcloud.service.sqs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next token of the next page, or null
 */
record Page(List<String> items, @Nullable String next) {
    private static final int LARGEST = 1000;

    /** As on AWS there is a token only for those who ask for pages of a size. */
    static Page of(List<String> all, @Nullable String token, @Nullable Integer most) {
        if (most != null && (most < 1 || most > LARGEST)) {
            throw SqsErrors.invalid(most, "MaxResults", "Must be an integer from 1 to 1000, if provided.");
        }
        int from = start(all, token);
        int to = Math.min(all.size(), from + (most == null ? LARGEST : most));
        return new Page(all.subList(from, to), to < all.size() && most != null ? Integer.toString(to) : null);
    }

    private static int start(List<String> all, @Nullable String token) {
        if (token == null) {
            return 0;
        }
        if (!token.matches("\\d{1,9}")) {
            throw SqsErrors.invalid("Invalid or expired next token.");
        }
        return Math.min(all.size(), Integer.parseInt(token));
    }
}
