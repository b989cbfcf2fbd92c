package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;

/** The event of payload format 1.0, which REST APIs know too. */
final class EventV1 {
    private static final JsonMapper JSON = new JsonMapper();

    private EventV1() {}

    static ObjectNode of(GatewayRequest request, String account) {
        var event = JSON.createObjectNode().put("version", "1.0").put("resource", resource(request)).put("path", request
                .path()).put("httpMethod", request.http().method());
        EventParts.lists(event, "headers", "multiValueHeaders", request.http().headers());
        EventParts.lists(event, "queryStringParameters", "multiValueQueryStringParameters", request.query());
        context(event.putObject("requestContext"), request, account);
        EventParts.texts(event, "pathParameters", request.pathParameters());
        EventParts.texts(event, "stageVariables", request.stage().variables());
        if (request.http().body().length == 0) {
            event.putNull("body");
        } else {
            event.put("body", request.text().orElseGet(request::base64));
        }
        return event.put("isBase64Encoded", request.http().body().length > 0 && request.text().isEmpty());
    }

    private static String resource(GatewayRequest request) {
        return RouteKey.parse(request.route().key()).path();
    }

    private static void context(ObjectNode context, GatewayRequest request, String account) {
        context.put("accountId", account).put("apiId", request.api().id()).put("domainName", request.domainName()).put(
                "domainPrefix", request.api().id()).put("extendedRequestId", request.id()).put("httpMethod", request
                        .http().method());
        var identity = context.putObject("identity");
        Stream.of("accessKey", "accountId", "caller", "cognitoAuthenticationProvider", "cognitoAuthenticationType",
                "cognitoIdentityId", "cognitoIdentityPoolId", "principalOrgId", "user", "userArn").forEach(
                        identity::putNull);
        request.caller().ifPresent(caller -> identity.put("accessKey", caller.accessKeyId()).put("accountId", account)
                .put("caller", caller.accessKeyId()).put("user", caller.accessKeyId()).put("userArn", EventV2.arn(
                        caller, account)));
        identity.put("sourceIp", request.http().sourceIp()).put("userAgent", request.header("user-agent").orElse(""));
        context.put("path", request.path()).put("protocol", request.http().protocol()).put("requestId", request.id())
                .put("requestTime", EventV2.TIME.format(request.at())).put("requestTimeEpoch", request.at()
                        .toEpochMilli()).put("resourceId", request.route().id()).put("resourcePath", resource(request))
                .put("stage", request.stage().name());
    }
}
