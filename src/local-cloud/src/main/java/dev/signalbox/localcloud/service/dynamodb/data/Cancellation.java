package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why a transaction was not made: one reason for each of its parts, in their order. */
final class Cancellation {
    static final CancellationReason NONE = CancellationReason.builder().code("None").build();

    private Cancellation() {}

    static CancellationReason reason(AwsServiceException error) {
        if (error instanceof ConditionalCheckFailedException failure) {
            var reason = CancellationReason.builder().code("ConditionalCheckFailed").message(ServiceError.messageOf(
                    failure));
            if (failure.hasItem()) {
                reason.item(failure.item());
            }
            return reason.build();
        }
        if (!ServiceError.codeOf(error).equals(Invalid.CODE)) {
            throw error;
        }
        return CancellationReason.builder().code("ValidationError").message(ServiceError.messageOf(error)).build();
    }

    static void throwIfAny(List<CancellationReason> reasons) {
        if (reasons.stream().allMatch(r -> r.code().equals(NONE.code()))) {
            return;
        }
        var codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", ", "[", "]"));
        throw ServiceError.of(TransactionCanceledException.builder().cancellationReasons(reasons), 400,
                "TransactionCanceledException",
                "Transaction cancelled, please refer cancellation reasons for specific reasons " + codes);
    }
}
