package dev.signalbox.lambda.csvbatch;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.lambda.HttpAnswer;
import dev.signalbox.lambda.LambdaLog;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.TransferTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The API of financial data: {@code GET /financials/{uuid}} answers {@code {"item": ...}}, {@code POST /financials}
 * takes {@code {"uuids": [...]}} and answers {@code {"items": [...], "unknown": [...]}}.
 */
public final class GetData implements RequestStreamHandler {
    private static final int MOST = 500;
    private static final String UUID = "[0-9]{9}";

    private final FinancialTable table;

    /** As AWS Lambda makes it. */
    public GetData() {
        this(new FinancialTable(DynamoDbClient.create(),
                new EnvironmentSettings(System.getenv()).required("TABLE_NAME"), TransferTime.system()));
    }

    GetData(FinancialTable table) {
        this.table = table;
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = TaskInput.JSON.readTree(in);
        answer(event, context).write(out);
    }

    private HttpAnswer answer(JsonNode event, Context context) {
        try {
            return event.path("httpMethod").asText().equals("POST") ? many(body(event))
                    : one(event.path("pathParameters").path("uuid").asText());
        } catch (SdkException | IllegalStateException e) {
            LambdaLog.of(context, "").error("lookup.failed", Map.of("error", String.valueOf(e.getMessage())));
            return HttpAnswer.error(503, "The data cannot be read now");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return HttpAnswer.error(503, "Stopped");
        }
    }

    private HttpAnswer one(String uuid) throws InterruptedException {
        if (!uuid.matches(UUID)) {
            return HttpAnswer.error(400, "A uuid has nine digits");
        }
        return table.find(List.of(uuid)).values().stream().findFirst()
                .map(i -> HttpAnswer.json(200, Map.of("item", i)))
                .orElseGet(() -> HttpAnswer.error(404, "There are no financial data for " + uuid));
    }

    private HttpAnswer many(String body) throws InterruptedException {
        List<String> uuids;
        try {
            uuids = TaskInput.JSON.readTree(body).path("uuids").valueStream().map(JsonNode::asText).distinct().toList();
        } catch (JsonProcessingException e) {
            return HttpAnswer.error(400, "The body is not JSON");
        }
        if (uuids.isEmpty() || uuids.size() > MOST || !uuids.stream().allMatch(u -> u.matches(UUID))) {
            return HttpAnswer.error(400, "'uuids' must list 1 to " + MOST + " uuids of nine digits");
        }
        var found = table.find(uuids);
        return HttpAnswer.json(200, Map.of("items", found.values(), "unknown",
                uuids.stream().filter(u -> !found.containsKey(u)).toList()));
    }

    private static String body(JsonNode event) {
        var body = event.path("body").asText("");
        return event.path("isBase64Encoded").asBoolean()
                ? new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8)
                : body;
    }
}
