package dev.signalbox.localcloud.service.dynamodb;

import static dev.signalbox.localcloud.service.dynamodb.Engine.item;
import static dev.signalbox.localcloud.service.dynamodb.SampleTables.attribute;
import static dev.signalbox.localcloud.service.dynamodb.SampleTables.hash;
import static dev.signalbox.localcloud.service.dynamodb.SampleTables.projection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateContinuousBackupsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableResponse;

final class TablesTest {
    @TempDir Path folder;
    private Engine engine;

    @BeforeEach
    void start() {
        engine = new Engine(folder);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aTableIsDescribedAsItWasMade() {
        SampleTables.create(engine, SampleTables.indexed("jobs").deletionProtectionEnabled(true).sseSpecification(
                s -> s.enabled(true)));
        engine.put("jobs", item("id", "a", "at", 1, "kind", "x"));

        var table = describe("jobs");

        assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
        assertThat(table.itemCount()).isEqualTo(1);
        assertThat(table.tableSizeBytes()).isEqualTo(12);
        assertThat(table.keySchema()).containsExactly(hash("id"), SampleTables.range("at"));
        assertThat(table.globalSecondaryIndexes()).extracting(g -> g.indexName() + " " + g.indexStatusAsString() + " "
                + g.itemCount()).containsExactly("byKind ACTIVE 0", "keysByKind ACTIVE 1");
        assertThat(table.localSecondaryIndexes().getFirst().projection().nonKeyAttributes()).containsExactly("note");
        assertThat(table.sseDescription().statusAsString()).isEqualTo("ENABLED");
        assertThat(table.deletionProtectionEnabled()).isTrue();
    }

    @Test
    void provisionedTablesKeepTheirUnits() {
        SampleTables.create(engine, SampleTables.simple("jobs").billingMode("PROVISIONED").provisionedThroughput(p -> p
                .readCapacityUnits(5L).writeCapacityUnits(2L)));

        assertThat(describe("jobs").provisionedThroughput().readCapacityUnits()).isEqualTo(5);
        assertThat(describe("jobs").billingModeSummary()).isNull();
    }

    @Test
    void wrongTablesAreRefused() {
        assertRefused(t -> t.tableName("ab"),
                "TableName must be at least 3 characters long and at most 255 characters long");
        assertRefused(t -> t.keySchema(hash("other")),
                "One or more parameter values were invalid: Some index key attributes are not defined in "
                        + "AttributeDefinitions. Keys: [other], AttributeDefinitions: [id]");
        assertRefused(t -> t.keySchema(SampleTables.range("id")),
                "Invalid KeySchema: The first KeySchemaElement is not a HASH key type");
        assertRefused(t -> t.attributeDefinitions(attribute("id", ScalarAttributeType.S), attribute("x",
                ScalarAttributeType.S)),
                "One or more parameter values were invalid: Number of attributes in KeySchema does not exactly match "
                        + "number of attributes defined in AttributeDefinitions");
        assertRefused(t -> t.billingMode("PROVISIONED"),
                "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be "
                        + "specified when BillingMode is PROVISIONED");
        assertRefused(t -> t.globalSecondaryIndexes(g -> g.indexName("idx").keySchema(hash("id"))),
                "1 validation error detected: Value null at 'globalSecondaryIndexes.1.member.projection' failed to satisfy "
                        + "constraint: Member must not be null");
        assertRefused(t -> t.streamSpecification(s -> s.streamEnabled(true)),
                "The local cloud does not support StreamSpecification of CreateTable.");
    }

    @Test
    void aNameIsTakenUntilItsTableIsGone() {
        SampleTables.create(engine, SampleTables.simple("jobs"));
        engine.put("jobs", item("id", "a"));

        Refusal.message(() -> SampleTables.create(engine, SampleTables.simple("jobs"))).isEqualTo(
                "Table already exists: jobs");

        delete("jobs");
        SampleTables.create(engine, SampleTables.simple("jobs"));
        assertThat(engine.get("jobs", item("id", "a")).hasItem()).isFalse();
    }

    @Test
    void protectedTablesAreNotDeleted() {
        SampleTables.create(engine, SampleTables.simple("jobs").deletionProtectionEnabled(true));

        Refusal.message(() -> delete("jobs")).startsWith("Resource cannot be deleted as it is currently protected");

        update(UpdateTableRequest.builder().tableName("jobs").deletionProtectionEnabled(false));
        delete("jobs");
        Refusal.message(() -> engine.get("jobs", item("id", "a"))).isEqualTo("Requested resource not found");
    }

    @Test
    void anIndexMadeLaterHoldsTheItemsThatAreThere() {
        SampleTables.create(engine, SampleTables.simple("jobs"));
        engine.put("jobs", item("id", "a", "kind", "x"));
        engine.put("jobs", item("id", "b"));

        update(UpdateTableRequest.builder().tableName("jobs").attributeDefinitions(attribute("id",
                ScalarAttributeType.S), attribute("kind", ScalarAttributeType.S)).globalSecondaryIndexUpdates(u -> u
                        .create(c -> c.indexName("byKind").keySchema(hash("kind")).projection(projection(
                                ProjectionType.ALL)))));

        var found = engine.call(QueryRequest.builder().tableName("jobs").indexName("byKind").keyConditionExpression(
                "kind = :x").expressionAttributeValues(item(":x", "x")).build(), QueryResponse.class);
        assertThat(found.items()).containsExactly(item("id", "a", "kind", "x"));
        update(UpdateTableRequest.builder().tableName("jobs").globalSecondaryIndexUpdates(u -> u.delete(d -> d
                .indexName("byKind"))));
        assertThat(describe("jobs").hasGlobalSecondaryIndexes()).isFalse();
        assertThat(describe("jobs").attributeDefinitions()).extracting(a -> a.attributeName()).containsExactly("id");
    }

    @Test
    void unsupportedUpdatesNameThemselves() {
        SampleTables.create(engine, SampleTables.simple("jobs"));

        Refusal.message(() -> update(UpdateTableRequest.builder().tableName("jobs").streamSpecification(s -> s
                .streamEnabled(true)))).isEqualTo(
                        "The local cloud does not support StreamSpecification of UpdateTable.");
    }

    @Test
    void tablesAreListedByPages() {
        for (var name : new String[]{"ccc", "aaa", "bbb"}) {
            SampleTables.create(engine, SampleTables.simple(name));
        }

        var first = engine.call(ListTablesRequest.builder().limit(2).build(), ListTablesResponse.class);
        var second = engine.call(ListTablesRequest.builder().limit(2).exclusiveStartTableName(first
                .lastEvaluatedTableName()).build(), ListTablesResponse.class);

        assertThat(first.tableNames()).containsExactly("aaa", "bbb");
        assertThat(second.tableNames()).containsExactly("ccc");
        assertThat(second.lastEvaluatedTableName()).isNull();
    }

    @Test
    void tagsComeAndGo() {
        SampleTables.create(engine, SampleTables.simple("jobs").tags(tag("team", "x"), tag("cost", "1")));
        var arn = describe("jobs").tableArn();

        engine.call(TagResourceRequest.builder().resourceArn(arn).tags(tag("team", "y")).build(),
                TagResourceResponse.class);
        engine.call(UntagResourceRequest.builder().resourceArn(arn).tagKeys("cost").build(),
                UntagResourceResponse.class);

        var tags = engine.call(ListTagsOfResourceRequest.builder().resourceArn(arn).build(),
                ListTagsOfResourceResponse.class).tags();
        assertThat(tags).containsExactly(tag("team", "y"));
    }

    @Test
    void backupsAreASettingThatIsKept() {
        SampleTables.create(engine, SampleTables.simple("jobs"));

        engine.call(UpdateContinuousBackupsRequest.builder().tableName("jobs").pointInTimeRecoverySpecification(p -> p
                .pointInTimeRecoveryEnabled(true)).build(), UpdateContinuousBackupsResponse.class);
        engine.restart();

        var backups = engine.call(DescribeContinuousBackupsRequest.builder().tableName("jobs").build(),
                DescribeContinuousBackupsResponse.class).continuousBackupsDescription();
        assertThat(backups.pointInTimeRecoveryDescription().pointInTimeRecoveryStatus()).isEqualTo(
                PointInTimeRecoveryStatus.ENABLED);
        var refusal = Refusal.of(() -> engine.call(DescribeContinuousBackupsRequest.builder().tableName("none").build(),
                DescribeContinuousBackupsResponse.class));
        assertThat(ServiceError.codeOf(refusal)).isEqualTo("TableNotFoundException");
    }

    private void assertRefused(UnaryOperator<CreateTableRequest.Builder> change, String message) {
        Refusal.message(() -> engine.call(SampleTables.with(SampleTables.simple("jobs"), change),
                CreateTableResponse.class)).isEqualTo(message);
    }

    private TableDescription describe(String table) {
        return engine.call(DescribeTableRequest.builder().tableName(table).build(), DescribeTableResponse.class)
                .table();
    }

    private void delete(String table) {
        engine.call(DeleteTableRequest.builder().tableName(table).build(), DeleteTableResponse.class);
    }

    private void update(UpdateTableRequest.Builder request) {
        engine.call(request.build(), UpdateTableResponse.class);
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }
}
