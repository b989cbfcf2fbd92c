package dev.signalbox.localcloud.service.dynamodb.request;

import static dev.signalbox.localcloud.service.dynamodb.request.Rule.least;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.longest;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.most;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.oneOf;
import static dev.signalbox.localcloud.service.dynamodb.request.Rule.shortest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;

/** The rules of operations on tables, in the order in which AWS tells complaints. */
final class TableRules {
    private static final int MAX_KEY_NAME = 255;

    /** Left out or of wrong length, it is complained of before everything else, in other words. */
    private static final Member TABLE = Member.of("TableName", Rule.name());
    private static final Member THROUGHPUT = Member.of("ProvisionedThroughput").with(Member.of("WriteCapacityUnits",
            least(1)).needed(), Member.of("ReadCapacityUnits", least(1)).needed());
    private static final Member KEY_NAME = Member.of("AttributeName", shortest(1), longest(MAX_KEY_NAME)).needed();
    private static final Member DEFINITIONS = Member.of("AttributeDefinitions").with(KEY_NAME, Member.of(
            "AttributeType", oneOf("B", "N", "S")).needed());
    private static final Member KEYS = Member.of("KeySchema", shortest(1), longest(2)).needed().with(KEY_NAME, Member
            .of("KeyType", oneOf("HASH", "RANGE")).needed());
    private static final Member PROJECTION = Member.of("Projection").needed().with(Member.of("ProjectionType", oneOf(
            "ALL", "INCLUDE", "KEYS_ONLY")), Member.of("NonKeyAttributes", shortest(1), longest(20)));
    private static final Member INDEX = Member.named("IndexName").needed();
    private static final Member BILLING = Member.of("BillingMode", oneOf("PROVISIONED", "PAY_PER_REQUEST"));
    private static final Member CLASS = Member.of("TableClass", oneOf("STANDARD", "STANDARD_INFREQUENT_ACCESS"));
    private static final Member TAGS = Member.of("Tags").with(Member.of("Key", shortest(1), longest(128)).needed(),
            Member.of("Value", longest(256)).needed());

    private static final Member INDEX_UPDATES = Member.of("GlobalSecondaryIndexUpdates").with(Member.of("Update").with(
            INDEX, THROUGHPUT.needed()), Member.of("Create").with(INDEX, KEYS, PROJECTION, THROUGHPUT), Member.of(
                    "Delete").with(INDEX));
    private static final Member EXPIRY = Member.of("TimeToLiveSpecification").needed().with(Member.of("Enabled")
            .needed(), Member.of("AttributeName", shortest(1), longest(MAX_KEY_NAME)).needed());
    private static final Member RECOVERY = Member.of("PointInTimeRecoverySpecification").needed().with(Member.of(
            "PointInTimeRecoveryEnabled").needed(), Member.of("RecoveryPeriodInDays", least(1), most(35)));

    static final Map<Class<? extends AwsRequest>, List<Member>> ALL = all();

    private TableRules() {}

    private static Map<Class<? extends AwsRequest>, List<Member>> all() {
        var all = new HashMap<Class<? extends AwsRequest>, List<Member>>();
        all.put(CreateTableRequest.class, List.of(DEFINITIONS.needed(), TABLE, BILLING, THROUGHPUT, KEYS, Member.of(
                "LocalSecondaryIndexes").with(INDEX, KEYS, PROJECTION), Member.of("GlobalSecondaryIndexes").with(INDEX,
                        KEYS, PROJECTION, THROUGHPUT), CLASS, TAGS));
        all.put(UpdateTableRequest.class, List.of(DEFINITIONS, TABLE, BILLING, THROUGHPUT, INDEX_UPDATES, CLASS));
        all.put(DescribeTableRequest.class, List.of(TABLE));
        all.put(DeleteTableRequest.class, List.of(TABLE));
        all.put(ListTablesRequest.class, List.of(Member.named("ExclusiveStartTableName"), Member.of("Limit", least(1),
                most(100))));
        all.put(DescribeTimeToLiveRequest.class, List.of(TABLE));
        all.put(UpdateTimeToLiveRequest.class, List.of(TABLE, EXPIRY));
        all.put(DescribeContinuousBackupsRequest.class, List.of(TABLE));
        all.put(UpdateContinuousBackupsRequest.class, List.of(TABLE, RECOVERY));
        all.put(TagResourceRequest.class, List.of(TAGS));
        return Map.copyOf(all);
    }
}
