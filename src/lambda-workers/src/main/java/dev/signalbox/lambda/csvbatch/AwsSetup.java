package dev.signalbox.lambda.csvbatch;

import dev.signalbox.lambda.TableWriter;
import dev.signalbox.lambda.csv.CsvReader;
import dev.signalbox.lambda.csv.CsvRecord;
import dev.signalbox.transfer.TransferTime;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Event;
import software.amazon.awssdk.services.s3.model.FilterRule;
import software.amazon.awssdk.services.s3.model.FilterRuleName;
import software.amazon.awssdk.services.s3.model.GetBucketNotificationConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LambdaFunctionConfiguration;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** With the clients of AWS. */
final class AwsSetup implements Setup {
    private static final int ROWS = 500;

    private final S3Client s3;

    AwsSetup(S3Client s3) {
        this.s3 = s3;
    }

    @Override
    public void notifyOf(String bucket, String id, String function) {
        var ours = LambdaFunctionConfiguration.builder().id(id).lambdaFunctionArn(function)
                .events(Event.S3_OBJECT_CREATED)
                .filter(f -> f.key(k -> k.filterRules(rule(FilterRuleName.PREFIX, "input/"),
                        rule(FilterRuleName.SUFFIX, "csv"))))
                .build();
        put(bucket, id, List.of(ours));
    }

    private static FilterRule rule(FilterRuleName name, String value) {
        return FilterRule.builder().name(name).value(value).build();
    }

    @Override
    public void stopNotifying(String bucket, String id) {
        try {
            put(bucket, id, List.of());
        } catch (NoSuchBucketException e) {
            // Then it tells nobody anything.
            return;
        }
    }

    /** S3 keeps one configuration for a bucket: what others put there goes back as it was. */
    private void put(String bucket, String id, List<LambdaFunctionConfiguration> ours) {
        GetBucketNotificationConfigurationResponse now = s3.getBucketNotificationConfiguration(b -> b.bucket(bucket));
        var functions = Stream.concat(now.lambdaFunctionConfigurations().stream().filter(f -> !id.equals(f.id())),
                ours.stream()).toList();
        s3.putBucketNotificationConfiguration(b -> b.bucket(bucket)
                .notificationConfiguration(c -> c.topicConfigurations(now.topicConfigurations())
                        .queueConfigurations(now.queueConfigurations())
                        .eventBridgeConfiguration(now.eventBridgeConfiguration())
                        .lambdaFunctionConfigurations(functions)));
    }

    @Override
    public void seed(String table, String bucket, String key) throws IOException {
        try (var dynamo = DynamoDbClient.create();
                var body = new BufferedInputStream(s3.getObject(b -> b.bucket(bucket).key(key)))) {
            var writer = new TableWriter(dynamo, table, TransferTime.system());
            var reader = new CsvReader(body, ',');
            var header = reader.next();
            var rows = new ArrayList<Map<String, AttributeValue>>();
            for (var row = header.isPresent() ? reader.next() : header; row.isPresent(); row = reader.next()) {
                rows.add(item(row.get()));
                if (rows.size() == ROWS) {
                    writer.put(rows);
                    rows.clear();
                }
            }
            writer.put(rows);
        }
    }

    private static Map<String, AttributeValue> item(CsvRecord row) {
        if (row.fields().size() != Financials.NAMES.size() + 1) {
            throw new IllegalStateException("The sample data have a row with " + row.fields().size() + " fields");
        }
        var item = new HashMap<String, AttributeValue>();
        item.put("uuid", AttributeValue.fromS(row.fields().getFirst()));
        for (int i = 0; i < Financials.NAMES.size(); i++) {
            item.put(Financials.NAMES.get(i), AttributeValue.fromN(row.fields().get(i + 1)));
        }
        return item;
    }
}
