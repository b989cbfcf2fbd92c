package dev.signalbox.localcloud.service.dynamodb;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.service.dynamodb.control.ControlContext;
import dev.signalbox.localcloud.service.dynamodb.control.TableLifecycle;
import dev.signalbox.localcloud.service.dynamodb.control.TableSettings;
import dev.signalbox.localcloud.service.dynamodb.control.TableUpdates;
import dev.signalbox.localcloud.service.dynamodb.control.Tags;
import dev.signalbox.localcloud.service.dynamodb.data.BatchReads;
import dev.signalbox.localcloud.service.dynamodb.data.BatchWrites;
import dev.signalbox.localcloud.service.dynamodb.data.DataContext;
import dev.signalbox.localcloud.service.dynamodb.data.ExpiredItems;
import dev.signalbox.localcloud.service.dynamodb.data.ItemReads;
import dev.signalbox.localcloud.service.dynamodb.data.ItemWrites;
import dev.signalbox.localcloud.service.dynamodb.data.Queries;
import dev.signalbox.localcloud.service.dynamodb.data.RequestTokens;
import dev.signalbox.localcloud.service.dynamodb.data.Scans;
import dev.signalbox.localcloud.service.dynamodb.data.TransactionReads;
import dev.signalbox.localcloud.service.dynamodb.data.TransactionWrites;
import dev.signalbox.localcloud.service.dynamodb.request.CheckedOperations;
import dev.signalbox.localcloud.service.dynamodb.table.Isolation;
import dev.signalbox.localcloud.service.dynamodb.table.TableNames;
import dev.signalbox.localcloud.service.dynamodb.table.Tables;

/** DynamoDB, on the local cloud's own store. */
public final class DynamoDbService implements AwsService {
    private final ControlContext control;
    private final DataContext data;
    private final RequestTokens tokens;
    private final Expiry expiry;

    public DynamoDbService(CloudContext context) {
        var tables = new Tables(context.store());
        var names = new TableNames(context.arn("dynamodb", "table/"));
        control = new ControlContext(tables, names, context.time(), context.arn("kms", "alias/aws/dynamodb"));
        data = new DataContext(tables, names, new Isolation(context.store()), context.time());
        tokens = new RequestTokens(context.store(), context.time());
        expiry = new Expiry(context.time(), new ExpiredItems(data), tokens);
    }

    @Override
    public void register(Operations all) {
        var operations = new CheckedOperations(all);
        new TableLifecycle(control).register(operations);
        new TableUpdates(control).register(operations);
        new TableSettings(control).register(operations);
        new Tags(control).register(operations);
        new ItemReads(data).register(operations);
        new ItemWrites(data).register(operations);
        new Queries(data).register(operations);
        new Scans(data).register(operations);
        new BatchReads(data).register(operations);
        new BatchWrites(data).register(operations);
        new TransactionReads(data).register(operations);
        new TransactionWrites(data, tokens).register(operations);
    }

    @Override
    public void resume() {
        expiry.start();
    }

    @Override
    public void close() {
        expiry.close();
    }
}
