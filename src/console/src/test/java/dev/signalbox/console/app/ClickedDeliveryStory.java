package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** file-delivery by clicking: put up, started with its sample, its wait seen, and its file after a client has come. */
class ClickedDeliveryStory extends ConsoleOnLocalCloud {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String FILES = "#file-table";

    @AfterEach
    void picture() throws Exception {
        operator.shot("delivery-end");
    }

    @Test
    @Timeout(600)
    void deploysStartsSeesTheWaitAndOpensTheFile() throws Exception {
        open();
        operator = new Operator(new FxRobot(), stage, PATIENCE);
        operator.click("#overview-deploy");
        operator.click("#deploy-file-delivery");
        operator.click("#start");
        operator.shot("delivery-start");
        operator.click("#run");
        Eventually.on(PATIENCE, () -> operator.text("#reading").startsWith("Waiting for callback"));
        operator.click("#nav-callbacks");
        operator.choose("#table", "file-delivery"::equals);
        operator.shot("delivery-callbacks");

        assertThat(clientHears(connectUrl())).contains("/Response_Object_", "X-Amz-Signature=");

        operator.click("#nav-executions", () -> !operator.text("#start-execution").isEmpty());
        operator.seesBadge("#table", "Succeeded");
        operator.choose("#table", "signalbox-file-delivery"::equals);
        operator.press(KeyCode.ENTER);
        Eventually.on(PATIENCE, () -> operator.text("#status").equals("Succeeded"));
        operator.click("#nav-files");
        operator.choose(FILES, bucket -> bucket.contains("filebucket"));
        operator.press(KeyCode.ENTER);
        operator.choose(FILES, file -> file.startsWith("Response_Object_"));
        operator.shot("delivery-files");
    }

    private String connectUrl() {
        try (var dynamo = session.clients().client(DynamoDbClient.builder())) {
            var table = dynamo.listTables().tableNames().stream().filter(t -> t.contains("DDBConnectionsTable"))
                    .findFirst().orElseThrow();
            return dynamo.scan(b -> b.tableName(table)).items().getFirst().get("ConnectUrl").s();
        }
    }

    private static String clientHears(String address) throws Exception {
        var heard = new CompletableFuture<String>();
        try (var http = HttpClient.newHttpClient()) {
            var socket = http.newWebSocketBuilder().buildAsync(URI.create(address), new WebSocket.Listener() {
                private final StringBuilder text = new StringBuilder();

                @Override
                public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
                    text.append(part);
                    if (last) {
                        heard.complete(text.toString());
                    }
                    from.request(1);
                    return null;
                }
            }).join();
            var first = heard.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            socket.abort();
            return first;
        }
    }
}
