package dev.signalbox.localcloud.service.apigatewayv2.socket;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.ModelJson;
import dev.signalbox.localcloud.runtime.RequestSignature;
import dev.signalbox.localcloud.runtime.RequestSignature.Signed;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.service.apigatewayv2.GatewayAnswer;
import dev.signalbox.localcloud.service.apigatewayv2.socket.Connections.Open;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GetConnectionResponse;

/** API Gateway's management of connections: signed requests to {@code <stage>/@connections/<id>}. */
public final class ConnectionsApi {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionsApi.class);
    private static final int LARGEST = 128 * 1024;
    private static final String SEGMENT = "/@connections/";

    private final Connections connections;
    private final CloudContext context;
    private final RequestSignature signature;

    ConnectionsApi(Connections connections, CloudContext context) {
        this.connections = connections;
        this.context = context;
        this.signature = new RequestSignature(context, "execute-api");
    }

    /** @param path decoded or not, below the API: {@code /<stage>/@connections/<id>} */
    public static boolean isOne(String path) {
        return decode(path).contains(SEGMENT);
    }

    /** @param path below the API */
    public GatewayAnswer answer(HttpServletRequest request, String api, String path) throws IOException {
        byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
        try {
            if (body.length > LARGEST) {
                throw ServiceError.of(413, "PayloadTooLargeException", "Message too long");
            }
            var caller = signature.verify(new Signed(request.getMethod(), request.getRequestURI(), Optional.ofNullable(
                    request
                            .getQueryString()).orElse(""), name -> Optional.ofNullable(request.getHeader(name)), body));
            var decoded = decode(path);
            int at = decoded.indexOf(SEGMENT);
            context.calls().guard().action("execute-api:ManageConnections", context.arn("execute-api", api + decoded
                    .substring(0, at) + "/" + request.getMethod() + decoded.substring(at)), caller);
            var id = decoded.substring(at + SEGMENT.length());
            if (!Connection.isId(id)) {
                throw ServiceError.of(400, "BadRequestException", "Invalid connectionId: " + id);
            }
            var open = connections.find(api, decoded.substring(1, at), id).orElseThrow(ConnectionsApi::gone);
            return switch (request.getMethod()) {
                case "POST" -> post(open, body);
                case "GET" -> get(open);
                case "DELETE" -> delete(open);
                default -> throw ServiceError.of(403, "MissingAuthenticationTokenException",
                        "Missing Authentication Token");
            };
        } catch (AwsServiceException e) {
            return error(e);
        }
    }

    private GatewayAnswer post(Open open, byte[] body) {
        try {
            open.send(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString());
            connections.active(open.connection().id());
            return new GatewayAnswer(200, Map.of(), new byte[0]);
        } catch (CharacterCodingException e) {
            throw ServiceError.of(400, "BadRequestException", "Message is not UTF-8 text: " + e.getMessage());
        } catch (IOException e) {
            LOG.debug("{} could not be posted to", open.connection().id(), e);
            throw gone();
        }
    }

    private static GatewayAnswer get(Open open) {
        var connection = open.connection();
        var answer = GetConnectionResponse.builder().connectedAt(connection.connectedAt()).lastActiveAt(open
                .lastActive()).identity(i -> i.sourceIp(connection.sourceIp()).userAgent(connection.userAgent()))
                .build();
        return new GatewayAnswer(200, Map.of("content-type", List.of("application/json")), ModelJson.write(answer)
                .getBytes(StandardCharsets.UTF_8));
    }

    private static GatewayAnswer delete(Open open) {
        open.close(Connections.GOING_AWAY, "");
        return new GatewayAnswer(204, Map.of(), new byte[0]);
    }

    private static AwsServiceException gone() {
        return ServiceError.of(410, "GoneException", "Gone");
    }

    private static GatewayAnswer error(AwsServiceException error) {
        var answer = GatewayAnswer.message(error.statusCode(), ServiceError.messageOf(error));
        var headers = new LinkedHashMap<>(answer.headers());
        headers.put("x-amzn-errortype", List.of(ServiceError.codeOf(error)));
        return new GatewayAnswer(answer.status(), headers, answer.body());
    }

    private static String decode(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
