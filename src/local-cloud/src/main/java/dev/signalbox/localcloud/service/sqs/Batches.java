package dev.signalbox.localcloud.service.sqs;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** What all batch operations have in common: their limits, and that an entry may fail alone. */
final class Batches {
    private static final int MOST = 10;
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private Batches() {}

    /** @param entry name of an entry's type, for the message */
    static <E> void check(List<E> entries, Function<E, String> id, String entry) {
        if (entries.isEmpty()) {
            throw SqsErrors.emptyBatch(entry);
        }
        if (entries.size() > MOST) {
            throw SqsErrors.tooManyEntries(entries.size());
        }
        var seen = new HashSet<String>();
        for (var one : entries) {
            if (id.apply(one) == null) {
                throw SqsErrors.missing(entry + ".Id");
            }
            if (!ID.matcher(id.apply(one)).matches()) {
                throw SqsErrors.entryId();
            }
            if (!seen.add(id.apply(one))) {
                throw SqsErrors.repeatedId(id.apply(one));
            }
        }
    }

    static BatchResultErrorEntry failed(String id, AwsServiceException error) {
        return BatchResultErrorEntry.builder().id(id).senderFault(error.statusCode() < 500).code(ServiceError.codeOf(
                error)).message(ServiceError.messageOf(error)).build();
    }
}
