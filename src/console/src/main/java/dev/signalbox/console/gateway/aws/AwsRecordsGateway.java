package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.RecordsGateway;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Asks DynamoDB. */
public final class AwsRecordsGateway implements RecordsGateway {
    private final Lazy<DynamoDbClient> dynamo;
    private final AwsCalls calls;

    public AwsRecordsGateway(AwsClients clients) {
        dynamo = new Lazy<>(() -> clients.client(DynamoDbClient.builder()));
        calls = new AwsCalls(clients.connection());
    }

    @Override
    public List<Map<String, String>> rows(String table, int most) throws GatewayException {
        return calls.call(() -> dynamo.get().scanPaginator(b -> b.tableName(table)).items().stream().limit(most)
                .map(AwsRecordsGateway::texts).toList());
    }

    static Map<String, String> texts(Map<String, AttributeValue> item) {
        var texts = new HashMap<String, String>();
        item.forEach((name, value) -> {
            switch (value.type()) {
                case S -> texts.put(name, value.s());
                case N -> texts.put(name, value.n());
                default -> texts.remove(name);
            }
        });
        return texts;
    }
}
