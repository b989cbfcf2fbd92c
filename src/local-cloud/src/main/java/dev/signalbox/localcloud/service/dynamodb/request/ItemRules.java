package dev.signalbox.localcloud.service.dynamodb.request;

import static dev.signalbox.localcloud.service.dynamodb.request.Rule.keys;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.least;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.longest;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.name;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.oneOf;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.shortest;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.values;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The rules of operations on items, in the order in which AWS tells complaints. See the constraints in the
 * <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations.html">API reference</a>.
 */
final class ItemRules {
    private static final int MAX_SEGMENTS = 1_000_000;

    private static final Member CAPACITY = Member.of("ReturnConsumedCapacity", oneOf("INDEXES", "TOTAL", "NONE"));
    private static final Member METRICS = Member.of("ReturnItemCollectionMetrics", oneOf("SIZE", "NONE"));
    private static final Member RETURNED = Member.of("ReturnValues", oneOf("ALL_NEW", "UPDATED_OLD", "ALL_OLD", "NONE",
            "UPDATED_NEW"));
    private static final Member ON_FAILURE = Member.of("ReturnValuesOnConditionCheckFailure", oneOf("ALL_OLD", "NONE"));
    private static final Member TABLE = Member.named("TableName").needed();
    private static final Member INDEX = Member.named("IndexName");
    private static final Member ATTRIBUTES = Member.of("AttributesToGet", shortest(1), longest(255));
    private static final Member JUNCTION = Member.of("ConditionalOperator", oneOf("OR", "AND"));
    private static final Member COMPARISON = Member.of("ComparisonOperator", oneOf("IN", "NULL", "BETWEEN", "LT",
            "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE", "BEGINS_WITH", "GE", "CONTAINS"));
    private static final Member EXPECTED = Member.of("Expected").with(COMPARISON);
    private static final Member LIMIT = Member.of("Limit", least(1));
    private static final Member SELECT = Member.of("Select", oneOf("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES",
            "ALL_PROJECTED_ATTRIBUTES"));
    private static final Member KEY = Member.of("Key").needed();
    private static final Member ITEM = Member.of("Item").needed();
    private static final Member UPDATES = Member.of("AttributeUpdates").with(Member.of("Action", oneOf("ADD", "PUT",
            "DELETE")));
    private static final Rule TABLES = keys(longest(255), shortest(3), name());
    private static final Member TRANSACTION = Member.of("TransactItems", longest(100), shortest(1)).needed();

    static final Map<Class<? extends AwsRequest>, List<Member>> ALL = all();

    private ItemRules() {}

    private static Map<Class<? extends AwsRequest>, List<Member>> all() {
        var all = new HashMap<Class<? extends AwsRequest>, List<Member>>();
        all.put(GetItemRequest.class, List.of(CAPACITY, ATTRIBUTES, TABLE, KEY));
        all.put(PutItemRequest.class, List.of(CAPACITY, TABLE, ITEM, EXPECTED, RETURNED, METRICS, JUNCTION,
                ON_FAILURE));
        all.put(DeleteItemRequest.class, List.of(CAPACITY, TABLE, KEY, EXPECTED, RETURNED, METRICS, JUNCTION,
                ON_FAILURE));
        all.put(UpdateItemRequest.class, List.of(CAPACITY, TABLE, METRICS, RETURNED, KEY, JUNCTION, EXPECTED, UPDATES,
                ON_FAILURE));
        all.put(QueryRequest.class, query());
        all.put(ScanRequest.class, scan());
        all.put(BatchGetItemRequest.class, batchGet());
        all.put(BatchWriteItemRequest.class, batchWrite());
        all.put(TransactGetItemsRequest.class, List.of(CAPACITY, TRANSACTION.with(Member.of("Get").needed().with(KEY,
                TABLE))));
        all.put(TransactWriteItemsRequest.class, transactWrite());
        return Map.copyOf(all);
    }

    private static List<Member> query() {
        return List.of(SELECT, INDEX, CAPACITY, filter("QueryFilter"), TABLE, JUNCTION, ATTRIBUTES, LIMIT, filter(
                "KeyConditions"));
    }

    private static List<Member> scan() {
        return List.of(SELECT, LIMIT, CAPACITY, ATTRIBUTES, Member.of("Segment", least(0), Rule.most(MAX_SEGMENTS - 1)),
                filter("ScanFilter"), JUNCTION, Member.of("TotalSegments", least(1), Rule.most(MAX_SEGMENTS)), TABLE,
                INDEX);
    }

    private static Member filter(String name) {
        return Member.of(name).with(COMPARISON.needed());
    }

    private static List<Member> batchGet() {
        return List.of(CAPACITY, Member.of("RequestItems", shortest(1), TABLES).needed().with(Member.of("Keys",
                shortest(1), longest(100)).needed(), ATTRIBUTES));
    }

    private static List<Member> batchWrite() {
        return List.of(CAPACITY, METRICS, Member.of("RequestItems", shortest(1), TABLES, values(longest(25), shortest(
                1))).needed().with(Member.of("DeleteRequest").with(KEY), Member.of("PutRequest").with(ITEM)));
    }

    private static List<Member> transactWrite() {
        var expression = "UpdateExpression";
        return List.of(CAPACITY, METRICS, Member.of("ClientRequestToken", shortest(1), longest(36)), TRANSACTION.with(
                Member.of("ConditionCheck").with(KEY, TABLE, Member.of("ConditionExpression").needed(), ON_FAILURE),
                Member.of("Put").with(ITEM, TABLE, ON_FAILURE), Member.of("Delete").with(KEY,
                        TABLE, ON_FAILURE), Member.of("Update").with(KEY, Member.of(expression).needed(), TABLE,
                                ON_FAILURE)));
    }
}
