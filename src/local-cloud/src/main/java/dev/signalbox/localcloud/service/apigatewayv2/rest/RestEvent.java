package dev.signalbox.localcloud.service.apigatewayv2.rest;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.service.apigatewayv2.EventParts;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Stream;

/** The event that a function behind a REST API gets. */
final class RestEvent {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private RestEvent() {}

    static ObjectNode of(RestRequest request, String account) {
        var event = JSON.createObjectNode().put("resource", request.resource().path()).put("path", request.path()).put(
                "httpMethod", request.http().method());
        EventParts.lists(event, "headers", "multiValueHeaders", request.http().headers());
        EventParts.lists(event, "queryStringParameters", "multiValueQueryStringParameters", request.query());
        EventParts.texts(event, "pathParameters", request.pathParameters());
        EventParts.texts(event, "stageVariables", request.stage().variables());
        context(event.putObject("requestContext"), request, account);
        boolean binary = request.http().body().length > 0 && request.isBinary(request.http().header("Content-Type"));
        if (request.http().body().length == 0) {
            event.putNull("body");
        } else {
            event.put("body", binary ? Base64.getEncoder().encodeToString(request.http().body())
                    : request.http().text());
        }
        return event.put("isBase64Encoded", binary);
    }

    /** Also what mapping templates see as {@code $context}. */
    static void context(ObjectNode context, RestRequest request, String account) {
        context.put("resourceId", request.resource().id()).put("resourcePath", request.resource().path()).put(
                "operationName", request.method().operationName()).put("httpMethod", request.http().method()).put(
                        "extendedRequestId", request.id()).put("requestTime", TIME.format(request.at())).put("path", "/"
                                + request.stage().stageName() + request.path()).put("accountId", account).put(
                                        "protocol", request.http().protocol()).put("stage", request.stage()
                                                .stageName()).put("domainPrefix", request.api().id()).put(
                                                        "requestTimeEpoch", request.at().toEpochMilli()).put(
                                                                "requestId", request.id());
        if (request.method().operationName() == null) {
            context.remove("operationName");
        }
        var identity = context.putObject("identity");
        Stream.of("cognitoIdentityPoolId", "accountId", "cognitoIdentityId", "caller", "principalOrgId", "accessKey",
                "cognitoAuthenticationType", "cognitoAuthenticationProvider", "userArn", "user").forEach(
                        identity::putNull);
        identity.put("sourceIp", request.http().sourceIp()).put("userAgent", request.http().header("User-Agent").orElse(
                null));
        request.caller().ifPresent(caller -> identity.put("accountId", account).put("caller", caller.accessKeyId()).put(
                "user", caller.accessKeyId()).put("accessKey", caller.accessKeyId()).put("userArn", caller.session()
                        .orElse("arn:aws:iam::" + account + ":root")));
        context.put("domainName", request.domainName()).put("apiId", request.api().id());
    }
}
