package dev.signalbox.lambda.callback;

import java.time.Instant;
import java.util.Optional;

/**
 * An execution that waits, or waited, for its callback.
 *
 * @param id the execution's name
 * @param token of the waiting task; gone once the answer was passed on
 * @param secretHash of the secret in the callback URL
 * @param callbackUrl with the secret, for the operator; gone once answered
 * @param answerHash of the answer that counts
 * @param early the answer, while no token is there to pass it on with
 * @param deadline after which no answer counts
 * @param endedTokenHash of the token whose wait is over
 * @param revision of the record, 0 where there is none
 */
record Registration(String id, String projectId, Status status, Optional<String> token, Optional<String> secretHash,
        Optional<String> callbackUrl, Optional<String> answerHash, Optional<Answer> early, Instant deadline,
        Optional<String> endedTokenHash, long revision) {
    /** Where the callback stands. */
    enum Status {
        /** An answer came first and is kept. */
        EARLY,
        WAITING,
        /** An answer is taken and being passed on. */
        ANSWERED,
        RESUMED,
        FAILED,
        EXPIRED
    }

    /** No registration yet. */
    static Registration none(String id, Instant deadline) {
        return new Registration(id, "", Status.WAITING, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), deadline, Optional.empty(), 0);
    }

    Registration waiting(String newToken, String project, Instant until) {
        return new Registration(id, project, Status.WAITING, Optional.of(newToken), secretHash, callbackUrl,
                Optional.empty(), Optional.empty(), until, endedTokenHash, revision);
    }

    Registration withUrl(Optional<String> hash, String url) {
        return new Registration(id, projectId, status, token, hash, Optional.of(url), answerHash, early, deadline,
                endedTokenHash, revision);
    }

    /** Back to waiting with the same token, after an answer that could not be passed on. */
    Registration unanswered() {
        return new Registration(id, projectId, Status.WAITING, token, secretHash, callbackUrl, Optional.empty(),
                Optional.empty(), deadline, endedTokenHash, revision);
    }

    Registration kept(Answer answer) {
        return new Registration(id, projectId, Status.EARLY, token, secretHash, callbackUrl,
                Optional.of(answer.hash()), Optional.of(answer), deadline, endedTokenHash, revision);
    }

    Registration answered(Answer answer) {
        return new Registration(id, projectId, Status.ANSWERED, token, secretHash, callbackUrl,
                Optional.of(answer.hash()), early, deadline, endedTokenHash, revision);
    }

    /** The end: neither the token nor the URL is of use to anyone. */
    Registration over(Status end) {
        return new Registration(id, projectId, end, Optional.empty(), secretHash, Optional.empty(), answerHash,
                Optional.empty(), deadline, token.map(Secrets::sha256).or(() -> endedTokenHash), revision);
    }

    /** Whether nothing need be done for a wait with this token: it goes on, is being answered or is over. */
    boolean knows(String asked) {
        boolean underWay = status == Status.WAITING || status == Status.ANSWERED && early.isEmpty();
        return underWay && token.equals(Optional.of(asked))
                || endedTokenHash.equals(Optional.of(Secrets.sha256(asked)));
    }

    Registration next() {
        return new Registration(id, projectId, status, token, secretHash, callbackUrl, answerHash, early, deadline,
                endedTokenHash, revision + 1);
    }

    /** Holds secrets. */
    @Override
    public String toString() {
        return "Registration[" + id + ", " + status + "]";
    }
}
