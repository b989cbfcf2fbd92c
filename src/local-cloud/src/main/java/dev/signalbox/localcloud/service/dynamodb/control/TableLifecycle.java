package dev.signalbox.localcloud.service.dynamodb.control;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.value.Invalid;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * CreateTable, DescribeTable, ListTables and DeleteTable. A table is active, or gone, when the call returns; the answer
 * says, as AWS's does, that it is on the way.
 */
public final class TableLifecycle {
    private static final int MAX_LISTED = 100;

    private final ControlContext control;
    private final TableRequests requests;
    private final TableDescriptions descriptions;

    public TableLifecycle(ControlContext control) {
        this.control = control;
        this.requests = new TableRequests(control.defaultKeyArn());
        this.descriptions = new TableDescriptions(control.names().arnPrefix(), control.time());
    }

    public void register(Operations operations) {
        operations.on(CreateTableRequest.class, this::create).on(DescribeTableRequest.class, this::describe).on(
                ListTablesRequest.class, this::list).on(DeleteTableRequest.class, this::delete);
    }

    private CreateTableResponse create(CreateTableRequest request) {
        var name = control.names().read(request.tableName());
        var table = control.tables().create(requests.read(name, request, control.time().now()));
        return CreateTableResponse.builder().tableDescription(descriptions.of(table, TableStatus.CREATING, Map.of()))
                .build();
    }

    private DescribeTableResponse describe(DescribeTableRequest request) {
        var table = control.table(request.tableName());
        return DescribeTableResponse.builder().table(descriptions.of(table)).build();
    }

    private ListTablesResponse list(ListTablesRequest request) {
        int limit = request.limit() == null ? MAX_LISTED : request.limit();
        var after = request.exclusiveStartTableName() == null ? "" : request.exclusiveStartTableName();
        var names = control.tables().namesAfter(after, limit + 1);
        var response = ListTablesResponse.builder();
        if (names.size() > limit) {
            names = names.subList(0, limit);
            response.lastEvaluatedTableName(names.getLast());
        }
        return response.tableNames(names).build();
    }

    private DeleteTableResponse delete(DeleteTableRequest request) {
        var table = control.table(request.tableName());
        if (table.definition().options().deletionProtected()) {
            throw Invalid.request("Resource cannot be deleted as it is currently protected against deletion. "
                    + "Disable deletion protection first.");
        }
        var description = descriptions.deleting(table);
        control.tables().drop(table);
        return DeleteTableResponse.builder().tableDescription(description).build();
    }
}
