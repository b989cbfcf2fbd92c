package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.ErrorRowsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ErrorRow;
import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.StackPlaces;
import dev.signalbox.deploy.PipelineErrorRows;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Asks DynamoDB. */
public final class AwsErrorRowsGateway implements ErrorRowsGateway {
    private static final int PAGE = 200;

    private final Lazy<DynamoDbClient> dynamo;
    private final AwsCalls calls;

    public AwsErrorRowsGateway(AwsClients clients) {
        dynamo = new Lazy<>(() -> clients.client(DynamoDbClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public ErrorRowPage page(StackPlaces.ErrorRows place, String run, OptionalLong after) throws GatewayException {
        var answer = calls.call(() -> dynamo.get().query(request(place, run, after)));
        return new ErrorRowPage(answer.items().stream().map(i -> row(place.attributes(), i)).toList(), answer
                .hasLastEvaluatedKey());
    }

    private static QueryRequest request(StackPlaces.ErrorRows place, String run, OptionalLong after) {
        var names = new HashMap<>(Map.of("#run", place.attributes().run()));
        var values = new HashMap<>(Map.of(":run", AttributeValue.fromS(run)));
        var condition = "#run = :run";
        if (after.isPresent()) {
            names.put("#row", place.attributes().row());
            values.put(":row", AttributeValue.fromN(Long.toString(after.getAsLong())));
            condition += " AND #row > :row";
        }
        return QueryRequest.builder().tableName(place.table()).indexName(place.attributes().index())
                .keyConditionExpression(condition).expressionAttributeNames(names).expressionAttributeValues(values)
                .limit(PAGE).build();
    }

    private static ErrorRow row(PipelineErrorRows attributes, Map<String, AttributeValue> item) {
        var texts = AwsRecordsGateway.texts(item);
        var fields = new HashMap<>(texts);
        fields.keySet().removeAll(Set.of(attributes.file(), attributes.row(), attributes.kind(), attributes.message(),
                attributes.run()));
        return new ErrorRow(texts.getOrDefault(attributes.file(), ""),
                Long.parseLong(texts.getOrDefault(attributes.row(), "0")),
                texts.getOrDefault(attributes.kind(), ""), texts.getOrDefault(attributes.message(), ""), fields);
    }
}
