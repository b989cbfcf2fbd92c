package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Operations;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsRequest;
import software.amazon.awssdk.services.lambda.model.GetAccountSettingsResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionConcurrencyResponse;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyRequest;
import software.amazon.awssdk.services.lambda.model.PutFunctionConcurrencyResponse;

/** How many invocations a function may have at once, out of the account's thousand. */
final class Concurrency {
    private static final int ACCOUNT = 1_000;
    private static final int LEAST_UNRESERVED = 100;
    private static final long CODE_TOTAL = 80_530_636_800L;
    private static final long CODE_UNZIPPED = 262_144_000L;
    private static final long CODE_ZIPPED = 52_428_800L;

    private final FunctionStore functions;

    Concurrency(FunctionStore functions) {
        this.functions = functions;
    }

    void register(Operations operations) {
        operations.on(PutFunctionConcurrencyRequest.class, this::reserve).on(GetFunctionConcurrencyRequest.class,
                this::get).on(DeleteFunctionConcurrencyRequest.class, this::unreserve).on(
                        GetAccountSettingsRequest.class, _ -> account());
    }

    private PutFunctionConcurrencyResponse reserve(PutFunctionConcurrencyRequest request) {
        var reserved = request.reservedConcurrentExecutions();
        if (reserved == null || reserved < 0) {
            throw LambdaErrors.constraint("reservedConcurrentExecutions", String.valueOf(reserved),
                    "Member must have value greater than or equal to 0");
        }
        var function = functions.latest(request.functionName());
        if (unreserved() + function.reservedConcurrency().orElse(0) - reserved < LEAST_UNRESERVED) {
            throw LambdaErrors.invalid("Specified ReservedConcurrentExecutions for function decreases account's "
                    + "UnreservedConcurrentExecution below its minimum value of [" + LEAST_UNRESERVED + "].");
        }
        functions.change(function.name(), f -> f.withReserved(Optional.of(reserved)));
        return PutFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(reserved).build();
    }

    private int unreserved() {
        return ACCOUNT - functions.all().stream().mapToInt(f -> f.reservedConcurrency().orElse(0)).sum();
    }

    private GetFunctionConcurrencyResponse get(GetFunctionConcurrencyRequest request) {
        return GetFunctionConcurrencyResponse.builder().reservedConcurrentExecutions(functions.latest(request
                .functionName()).reservedConcurrency().orElse(null)).build();
    }

    private DeleteFunctionConcurrencyResponse unreserve(DeleteFunctionConcurrencyRequest request) {
        functions.change(functions.name(request.functionName(), null), f -> f.withReserved(Optional.empty()));
        return DeleteFunctionConcurrencyResponse.builder().build();
    }

    private GetAccountSettingsResponse account() {
        long size = functions.everything().mapToLong(f -> f.code().size()).sum();
        return GetAccountSettingsResponse.builder().accountLimit(l -> l.totalCodeSize(CODE_TOTAL).codeSizeUnzipped(
                CODE_UNZIPPED).codeSizeZipped(CODE_ZIPPED).concurrentExecutions(ACCOUNT).unreservedConcurrentExecutions(
                        unreserved())).accountUsage(u -> u.totalCodeSize(size).functionCount((long) functions.all()
                                .size())).build();
    }
}
