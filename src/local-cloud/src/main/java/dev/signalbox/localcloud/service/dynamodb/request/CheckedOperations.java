package dev.signalbox.localcloud.service.dynamodb.request;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;

/** Registers operations that answer only requests which keep the rules of their members. */
public final class CheckedOperations implements Operations {
    private static final String TABLE_NAME = "TableName";
    private static final int SHORTEST_NAME = 3;
    private static final int LONGEST_NAME = 255;

    private final Operations operations;

    public CheckedOperations(Operations operations) {
        this.operations = operations;
    }

    @Override
    public <Q extends AwsRequest, R extends AwsResponse> Operations on(Class<Q> request, Function<Q, R> handler) {
        operations.on(request, given -> {
            check(given);
            return handler.apply(given);
        });
        return this;
    }

    private static void check(AwsRequest request) {
        var rules = ItemRules.ALL.get(request.getClass());
        if (rules == null) {
            rules = TableRules.ALL.getOrDefault(request.getClass(), List.of());
            if (rules.stream().anyMatch(member -> member.name().equals(TABLE_NAME))) {
                checkTableName(Complaints.value(request, TABLE_NAME));
            }
        }
        var complaints = new Complaints();
        complaints.look(request, "", rules);
        complaints.throwIfAny();
    }

    private static void checkTableName(@Nullable Object name) {
        if (name == null) {
            throw Invalid.request("The parameter 'TableName' is required but was not present in the request");
        }
        int length = name.toString().length();
        if (!name.toString().startsWith("arn:") && (length < SHORTEST_NAME || length > LONGEST_NAME)) {
            throw Invalid.request("TableName must be at least 3 characters long and at most 255 characters long");
        }
    }
}
