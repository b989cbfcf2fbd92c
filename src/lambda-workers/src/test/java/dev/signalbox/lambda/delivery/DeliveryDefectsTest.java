package dev.signalbox.lambda.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.lambda.HttpAnswer;
import dev.signalbox.lambda.callback.Answer;
import dev.signalbox.lambda.callback.WaitingTasks;
import dev.signalbox.lambda.delivery.Delivery.Problem;
import dev.signalbox.lambda.delivery.Delivery.Status;
import dev.signalbox.transfer.EnvironmentSettings;
import dev.signalbox.transfer.FetchPolicy;
import dev.signalbox.transfer.GuardedFetch;
import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.HostAllowList;
import dev.signalbox.transfer.TransferTime;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;

/** One test for each defect of the original system; those that need a whole stack are in {@code FileDeliveryTest}. */
class DeliveryDefectsTest {
    private static DeliveryFixture world;

    @BeforeAll
    static void start(@TempDir Path folder) {
        world = new DeliveryFixture(folder);
    }

    @AfterEach
    void forget() {
        world.heard.clear();
        world.answers.clear();
        world.repeated.clear();
        world.opening.clear();
        world.signed = 0;
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void stageIsNotPrefixedTwiceAndA410IsAClientThatHasGone() throws Exception {
        List<String> paths = new CopyOnWriteArrayList<>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", x -> {
            try (x) {
                paths.add(x.getRequestURI().getRawPath());
                x.getResponseHeaders().set("x-amzn-ErrorType", "GoneException");
                x.sendResponseHeaders(paths.size() == 1 ? 200 : 410, -1);
            }
        });
        server.start();
        try (var api = ApiGatewayManagementApiClient.builder().region(Region.EU_WEST_1)
                .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/dev"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b"))).build()) {
            var clients = new ManagedClients(api);
            assertThat(clients.push("cwrxUe1WCYcCFvw=", "x")).isTrue();
            assertThat(clients.push("cwrxUe1WCYcCFvw=", "x")).isFalse();
        } finally {
            server.stop(0);
        }
        assertThat(paths).allMatch(p -> p.equals("/dev/@connections/cwrxUe1WCYcCFvw%3D"));
    }

    @Test
    void clientThatHasGoneDoesNotFailTheExecutionAndMayComeAgain() {
        var ticket = world.fetched();
        world.connect(ticket, "gone", "url");
        world.heard.remove("gone");
        assertThat(world.messenger.deliver(DeliveryFixture.arn(ticket))).isFalse();
        assertThat(world.delivery(ticket).client()).isEmpty();

        world.clientWait().begin(DeliveryFixture.arn(ticket), "token-2");
        world.connect(ticket, "again", "url");
        assertThat(world.answers).containsEntry("token-2", ClientWait.connected("again"));
        assertThat(world.messenger.deliver(DeliveryFixture.arn(ticket))).isTrue();
        assertThat(world.heard.get("again")).containsExactly("https://bucket/Response_Object_x.csv?signed=2");
    }

    @Test
    void connectionThatIsNotOpenYetIsNotTakenForGone() {
        var ticket = world.fetched();
        world.connect(ticket, "slow", "url");
        world.opening.add("slow");
        assertThat(world.messenger.deliver(DeliveryFixture.arn(ticket))).isTrue();
        assertThat(world.heard.get("slow")).hasSize(1);
    }

    @Test
    void browserConnectsWithTheTicketAlone() {
        var ticket = world.begun();
        assertThat(world.connect(ticket, "browser", "json")).isEqualTo(200);
        assertThat(world.delivery(ticket).client().orElseThrow().frames()).isEqualTo(Frames.Kind.JSON);
        assertThat(world.connect(ticket, "browser", "xml")).isEqualTo(400);
    }

    @Test
    void whoKnowsTheArnOnlyCannotTakeTheFile() {
        var ticket = world.begun();
        world.connect(ticket, "owner", "url");
        var arn = Optional.of(DeliveryFixture.arn(ticket));
        for (var proof : List.of(Optional.<String>empty(), Optional.of(ticket.name() + ".guess"), Optional.of("x"))) {
            assertThat(world.reception(true).connect(new Reception.Handshake("thief", arn, proof, Optional.empty())))
                    .isEqualTo(403);
        }
        assertThat(world.delivery(ticket).client().orElseThrow().connectionId()).isEqualTo("owner");
        assertThat(world.connections.find("thief")).isEmpty();
    }

    @Test
    void originalsHeaderAloneIsEnoughWhereTheStackSaysSoButTheRowMustExist() {
        var open = world.reception(false);
        var arn = DeliveryFixture.arn(world.begun());
        assertThat(open.connect(new Reception.Handshake("c", Optional.of(arn), Optional.empty(), Optional.empty())))
                .isEqualTo(200);
        assertThat(open.connect(new Reception.Handshake("c", Optional.of(arn + "x"), Optional.empty(), Optional
                .empty()))).isEqualTo(403);
        assertThat(open.connect(new Reception.Handshake("c", Optional.empty(), Optional.empty(), Optional.empty())))
                .isEqualTo(403);
    }

    @Test
    void failureOfTheDownloadIsToldInsteadOfSwallowed() {
        var ticket = world.begun();
        world.connect(ticket, "c", "url");
        var problem = Problems.of("dev.signalbox.lambda.delivery.SourceFailed",
                "{\"errorMessage\":\"GET http://x answered 404\",\"errorType\":\"x\",\"stackTrace\":[]}");
        world.messenger.fail(DeliveryFixture.arn(ticket), problem);
        assertThat(world.heard.get("c")).containsExactly(
                "{\"type\":\"error\",\"error\":\"SourceFailed\",\"cause\":\"GET http://x answered 404\"}");
        assertThat(world.delivery(ticket).status()).isEqualTo(Status.FAILED);
        world.connect(ticket, "late", "url");
        assertThat(world.repeated).containsExactly("late");
    }

    @Test
    void urlIsSignedWhenTheClientIsThereAndNotBefore() {
        var ticket = world.fetched();
        world.clientWait().begin(DeliveryFixture.arn(ticket), "token");
        assertThat(world.signed).isZero();
        world.connect(ticket, "c", "url");
        assertThat(world.signed).isZero();
        world.messenger.deliver(DeliveryFixture.arn(ticket));
        assertThat(world.signed).isEqualTo(1);
    }

    @Test
    void waitEndsAtItsTimeHoweverOftenItBegins() {
        var ticket = world.fetched();
        world.clientWait().begin(DeliveryFixture.arn(ticket), "token-a");
        assertThat(world.answers).isEmpty();
        world.now = world.now.plusSeconds(3601);
        world.clientWait().begin(DeliveryFixture.arn(ticket), "token-b");
        assertThat(world.answers.get("token-b")).isInstanceOfSatisfying(Answer.Failure.class, f -> assertThat(f
                .error()).isEqualTo("ClientNeverCame"));
    }

    @Test
    void tableThatCannotBeReadIsNotAClientWhoIsNotThere() {
        assertThatThrownBy(() -> world.clientWait().begin(DeliveryFixture.EXECUTIONS + "unknown", "t")).isInstanceOf(
                UnknownDelivery.class);
    }

    @Test
    void rowIsThereBeforeTheExecutionStarts() {
        var rows = new ArrayList<Boolean>();
        var answer = start((name, input) -> rows.add(world.deliveries.find(DeliveryFixture.EXECUTIONS + name)
                .isPresent()), "http://127.0.0.1/a.csv");
        assertThat(rows).containsExactly(true);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("\"executionArn\":\"" + DeliveryFixture.EXECUTIONS,
                "\"webSocketEndpoint\":\"wss://socket/dev?ticket=", "\"ticket\":\"");
        assertThat(start((name, input) -> {
            throw new Executions.NotStarted(new IllegalStateException());
        }, "http://127.0.0.1/a.csv").status()).isEqualTo(503);
    }

    private static HttpAnswer start(Executions executions, String url) {
        try (var guard = new GuardedFetch(FetchPolicy.of(HostAllowList.parse("127.0.0.1"), true, 10), TransferTime
                .system())) {
            return new StartDesk(world.deliveries, executions, guard, new StartDesk.Settings(DeliveryFixture.EXECUTIONS,
                    "wss://socket/dev", "")).start(Optional.of(url), Optional.empty());
        }
    }

    @Test
    void urlThatMayNotBeAskedIsRefusedBeforeAnythingStarts() {
        Executions none = (name, input) -> {
            throw new AssertionError("started");
        };
        assertThat(start(none, "http://169.254.169.254/").status()).isEqualTo(400);
        assertThat(start(none, "file:///etc/passwd").status()).isEqualTo(400);
        assertThat(start(none, "").status()).isEqualTo(400);
    }

    @Test
    void disconnectFindsItsRowByKeyAndLeavesANewerConnection() throws Exception {
        var ticket = world.begun();
        world.connect(ticket, "old", "url");
        world.connect(ticket, "new", "url");
        var handler = new OnDisconnect(world.connections, world.deliveries);
        Calls.of(handler, Map.of("requestContext", Map.of("connectionId", "old")));
        assertThat(world.delivery(ticket).client().orElseThrow().connectionId()).isEqualTo("new");
        Calls.of(handler, Map.of("requestContext", Map.of("connectionId", "new")));
        assertThat(world.delivery(ticket).client()).isEmpty();
        Calls.of(handler, Map.of("requestContext", Map.of("connectionId", "never")));
        assertThat(world.connections.find("new")).isEmpty();
    }

    @Test
    void fileKeepsItsNameAndTypeInsteadOfBeingACsv() {
        assertThat(S3Links.disposition("tägl \"1\".pdf")).isEqualTo(
                "attachment; filename=\"t_gl _1_.pdf\"; filename*=UTF-8''t%C3%A4gl%20%221%22.pdf");
        var naming = new Naming(new SourceFetch.Source(DeliveryFixture.EXECUTIONS + "abc", "http://x/y/report.pdf?z",
                Optional.empty()), "bucket");
        var head = new Head(OptionalLong.empty(), Optional.of("application/pdf"),
                Optional.empty());
        assertThat(naming.target(head).key()).isEqualTo("Response_Object_abc.pdf");
        assertThat(naming.target(head).contentType()).isEqualTo("application/pdf");
        assertThat(naming.name(head)).isEqualTo("report.pdf");
    }

    @Test
    void messageOfAClientIsAnsweredAndKeepsItsConnectionOpen() throws Exception {
        var ticket = world.begun();
        world.connect(ticket, "c", "json");
        Calls.of(new OnMessage(world.connections, world.messenger), Map.of("body", "{\"action\":\"sendMessage\"}",
                "requestContext", Map.of("connectionId", "c")));
        assertThat(world.heard.get("c")).containsExactly("{\"type\":\"status\",\"status\":\"FETCHING\",\"bytes\":0}");
    }

    @Test
    void clientThatAsksByGetEndsTheWait() {
        var ticket = world.fetched();
        world.clientWait().begin(DeliveryFixture.arn(ticket), "t");
        var answer = world.statusDesk().status(Optional.of(ticket.text()));
        assertThat(answer.body()).contains("\"status\":\"DELIVERED\"", "signed=1");
        assertThat(world.answers).containsEntry("t", ClientWait.collected());
        assertThat(world.statusDesk().status(Optional.of(ticket.name() + ".x")).status()).isEqualTo(404);

        var early = world.fetched();
        world.statusDesk().status(Optional.of(early.text()));
        world.clientWait().begin(DeliveryFixture.arn(early), "t2");
        assertThat(world.answers).containsEntry("t2", ClientWait.collected());
        world.messenger.fail(DeliveryFixture.arn(early), new Problem("X", "too late to fail"));
        assertThat(world.delivery(early).status()).isEqualTo(Status.DELIVERED);
    }

    @Test
    void stoppedExecutionIsNotReportedAsUnderWay() {
        var ticket = world.begun();
        world.state = WaitingTasks.State.STOPPED;
        try {
            assertThat(world.statusDesk().status(Optional.of(ticket.text())).body()).contains("FAILED",
                    "ExecutionEnded");
        } finally {
            world.state = WaitingTasks.State.RUNNING;
        }
    }

    @Test
    void settingsOfTheFunctionsAreNamedWhenTheyAreMissing() {
        assertThatThrownBy(() -> new Wiring(new EnvironmentSettings(Map.of())).executions()).hasMessageContaining(
                "StateMachineArn");
    }
}
