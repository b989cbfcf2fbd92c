package dev.signalbox.localcloud.service.apigatewayv2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;
import software.amazon.awssdk.services.apigatewayv2.model.BadRequestException;
import software.amazon.awssdk.services.apigatewayv2.model.ProtocolType;

final class WebSocketContractTest {
    private static final Pattern CONNECTION = Pattern.compile("connectionId=([^,}]+)");
    @TempDir static Path folder;
    private static SocketFixture cloud;
    private static String api;

    @BeforeAll
    static void start() {
        cloud = new SocketFixture(folder);
        api = cloud.api("$connect", "$disconnect", "$default", "greet", "quiet");
        cloud.answer(api, "greet");
        cloud.answer(api, "$default");
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    private static String connection(String name) {
        var id = CONNECTION.matcher(cloud.noted("name=" + name).getFirst());
        assertThat(id.find()).isTrue();
        return id.group(1);
    }

    @Test
    void asksTheConnectRouteWithTheHandshake() {
        try (var _ = TestSocket.open(cloud.address(api, "?name=asks&name=twice"), b -> b.header(
                "X-StateMachine-ExecutionArn", "arn:x"))) {
            var event = cloud.noted("name=twice").getFirst();
            assertThat(event).contains("routeKey=$connect", "eventType=CONNECT", "stage=dev", "apiId=" + api,
                    "messageDirection=IN", "X-StateMachine-ExecutionArn=arn:x", "name=[asks, twice]",
                    "sourceIp=127.0.0.1", "domainName=" + cloud.cloud().endpoint().getAuthority()
                            + "/_aws/execute-api/" + api, "isBase64Encoded=false");
        }
    }

    @Test
    void refusesWhomTheConnectRouteRefuses() {
        for (var status : new int[]{401, 403, 500}) {
            assertThatThrownBy(() -> TestSocket.open(cloud.address(api, "?status=" + status))).cause().isInstanceOf(
                    WebSocketHandshakeException.class).satisfies(e -> assertThat(((WebSocketHandshakeException) e)
                            .getResponse().statusCode()).isEqualTo(status));
        }
        assertThatThrownBy(() -> TestSocket.open(cloud.address("nope", ""))).isInstanceOf(Exception.class);
    }

    @Test
    void answersTwoWayRoutesAndOnlyThose() throws Exception {
        try (var client = TestSocket.open(cloud.address(api, "?name=routes"))) {
            var id = connection("routes");
            client.send("{\"action\":\"greet\",\"n\":1}");
            assertThat(client.next()).isEqualTo("greet heard {\"action\":\"greet\",\"n\":1} of " + id);
            client.send("no json");
            assertThat(client.next()).isEqualTo("$default heard no json of " + id);
            client.send("{\"action\":\"unknown\"}");
            assertThat(client.next()).startsWith("$default heard");
            client.send("{\"action\":\"quiet\"}");
            assertThat(cloud.noted("routeKey=quiet").getFirst()).contains("eventType=MESSAGE", "messageId=",
                    "body={\"action\":\"quiet\"}", "connectionId=" + id);
            client.send("{\"action\":\"greet\",\"n\":2}");
            assertThat(client.next()).contains("\"n\":2");
        }
    }

    @Test
    void tellsTheClientWhenAFunctionFailsOrNoRouteFits() throws Exception {
        var bare = cloud.api("known");
        try (var client = TestSocket.open(cloud.address(bare, ""))) {
            client.send("{\"action\":\"known\",\"fail\":1}");
            assertThat(client.next()).contains("\"message\":\"Internal server error\"", "\"connectionId\":\"",
                    "\"requestId\":\"");
            client.send("{\"action\":\"other\"}");
            assertThat(client.next()).contains("\"message\":\"Forbidden\"");
        }
    }

    @Test
    void postsToAConnection() throws Exception {
        try (var client = TestSocket.open(cloud.address(api, "?name=post")); var management = cloud.management(api)) {
            var id = connection("post");
            management.postToConnection(p -> p.connectionId(id).data(SdkBytes.fromUtf8String("hällo")));
            assertThat(client.next()).isEqualTo("hällo");
            var long128 = "ü".repeat(64 * 1024);
            management.postToConnection(p -> p.connectionId(id).data(SdkBytes.fromUtf8String(long128)));
            assertThat(client.next()).isEqualTo(long128);
            assertThatThrownBy(() -> management.postToConnection(p -> p.connectionId(id).data(SdkBytes.fromUtf8String(
                    long128 + "x")))).isInstanceOf(PayloadTooLargeException.class);
            var about = management.getConnection(g -> g.connectionId(id));
            assertThat(about.identity().sourceIp()).isEqualTo("127.0.0.1");
            assertThat(about.connectedAt()).isBeforeOrEqualTo(about.lastActiveAt());
        }
    }

    @Test
    void managementSaysGoneOfThoseThatLeft() throws Exception {
        try (var client = TestSocket.open(cloud.address(api, "?name=leaves")); var management = cloud.management(api)) {
            var id = connection("leaves");
            client.socket().sendClose(1000, "done").join();
            var told = cloud.noted("disconnectReason=done").getFirst();
            assertThat(told).contains("eventType=DISCONNECT", "disconnectStatusCode=1000", "connectionId=" + id);
            assertThatThrownBy(() -> post(management, id)).isInstanceOf(GoneException.class);
            assertThatThrownBy(() -> management.deleteConnection(d -> d.connectionId(id))).isInstanceOf(
                    GoneException.class);
            assertThatThrownBy(() -> post(management, "undefined")).isInstanceOf(
                    ApiGatewayManagementApiException.class).hasMessageContaining("Invalid connectionId: undefined");
        }
    }

    private static void post(ApiGatewayManagementApiClient management, String id) {
        management.postToConnection(p -> p.connectionId(id).data(SdkBytes.fromUtf8String("x")));
    }

    @Test
    void managementEndsAConnection() throws Exception {
        try (var client = TestSocket.open(cloud.address(api, "?name=ended")); var management = cloud.management(api)) {
            var id = connection("ended");
            management.deleteConnection(d -> d.connectionId(id));
            assertThat(client.end().code()).isEqualTo(1001);
            assertThat(cloud.noted("DISCONNECT").stream().filter(t -> t.contains(id))).isNotNull();
        }
    }

    @Test
    void closesOnFramesAndMessagesThatAreTooLarge() throws Exception {
        try (var client = TestSocket.open(cloud.address(api, ""))) {
            var part = "x".repeat(32 * 1024);
            for (int i = 0; i < 3; i++) {
                client.socket().sendText(part, false).join();
            }
            client.socket().sendText(part, true).join();
            assertThat(client.next()).hasSizeGreaterThan(128 * 1024).startsWith("$default heard");
            for (int i = 0; i < 4; i++) {
                client.socket().sendText(part, false).join();
            }
            client.socket().sendText("x", true).join();
            assertThat(client.end().code()).isEqualTo(1009);
        }
        assertThat(closeCodeAfterFrameOf(32 * 1024 + 1)).isEqualTo(1009);
        try (var client = TestSocket.open(cloud.address(api, ""))) {
            client.socket().sendBinary(ByteBuffer.wrap(new byte[]{1}), true).join();
            assertThat(client.end().code()).isEqualTo(1003);
        }
    }

    /** Java's own client cuts large frames up, so this one is sent by hand. */
    private static int closeCodeAfterFrameOf(int size) throws IOException {
        var address = cloud.address(api, "");
        try (var socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            var out = new DataOutputStream(socket.getOutputStream());
            out.writeBytes("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
            var in = new DataInputStream(socket.getInputStream());
            var head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                head.append((char) in.readUnsignedByte());
            }
            out.write(new byte[]{(byte) 0x81, (byte) 0xfe});
            out.writeShort(size);
            out.write(new byte[4 + size]);
            assertThat(in.readUnsignedByte()).isEqualTo(0x88);
            in.readUnsignedByte();
            return in.readUnsignedShort();
        }
    }

    @Test
    void refusesMoreMessagesThanTheStageAllows() throws Exception {
        var slow = cloud.api("known");
        cloud.gateway().updateStage(s -> s.apiId(slow).stageName("dev").defaultRouteSettings(d -> d
                .throttlingBurstLimit(2).throttlingRateLimit(0.001)));
        try (var client = TestSocket.open(cloud.address(slow, ""))) {
            client.send("{\"action\":\"other\"}");
            assertThat(client.next()).contains("Forbidden");
            client.send("{\"action\":\"other\"}");
            assertThat(client.next()).contains("\"message\":\"Too Many Requests\"");
        }
    }

    @Test
    void pagesMayOpenASocketAndChooseAProtocol() {
        try (var client = TestSocket.open(cloud.address(api, "?protocol=b"), b -> b.subprotocols("a", "b").header(
                "Origin", "https://page.example"))) {
            assertThat(client.socket().getSubprotocol()).isEqualTo("b");
        }
    }

    @Test
    void checksWhatApisAreMadeOf() {
        assertThat(cloud.gateway().getApi(a -> a.apiId(api)).apiEndpoint()).isEqualTo("ws://" + cloud.cloud().endpoint()
                .getAuthority() + "/_aws/execute-api/" + api);
        assertThatThrownBy(() -> cloud.gateway().createApi(a -> a.name("n").protocolType(ProtocolType.WEBSOCKET)))
                .isInstanceOf(BadRequestException.class).hasMessageContaining("RouteSelectionExpression");
        assertThatThrownBy(() -> cloud.gateway().createRoute(r -> r.apiId(api).routeKey("$other"))).isInstanceOf(
                BadRequestException.class);
        assertThatThrownBy(() -> cloud.gateway().createRoute(r -> r.apiId(api).routeKey("a").authorizationType(
                "AWS_IAM"))).hasMessageContaining("restricted to the $connect route");
    }

    @Test
    void asksForASignatureWhereTheApiDoes() {
        var closed = cloud.api("$default");
        cloud.gateway().createRoute(r -> r.apiId(closed).routeKey("$connect").authorizationType("AWS_IAM"));
        assertThatThrownBy(() -> TestSocket.open(cloud.address(closed, ""))).cause().satisfies(
                e -> assertThat(((WebSocketHandshakeException) e).getResponse().statusCode()).isEqualTo(403));
    }
}
