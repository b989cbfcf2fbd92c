package dev.signalbox.localcloud.service.apigatewayv2;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Caller;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The event of payload format 2.0. */
final class EventV2 {
    static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final JsonMapper JSON = new JsonMapper();

    private EventV2() {}

    static ObjectNode of(GatewayRequest request, String account) {
        var event = JSON.createObjectNode().put("version", "2.0").put("routeKey", request.route().key()).put("rawPath",
                request.path()).put("rawQueryString", request.http().rawQuery());
        var cookies = request.http().headers().getOrDefault("cookie", List.of());
        if (!cookies.isEmpty()) {
            var list = event.putArray("cookies");
            cookies.forEach(c -> List.of(c.split(";\\s*")).forEach(list::add));
        }
        var headers = event.putObject("headers");
        request.http().headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
        var query = request.query();
        if (!query.isEmpty()) {
            var parameters = event.putObject("queryStringParameters");
            query.forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
        context(event.putObject("requestContext"), request, account);
        put(event, "pathParameters", request.pathParameters());
        put(event, "stageVariables", request.stage().variables());
        if (request.http().body().length > 0) {
            event.put("body", request.text().orElseGet(request::base64));
        }
        return event.put("isBase64Encoded", request.http().body().length > 0 && request.text().isEmpty());
    }

    private static void context(ObjectNode context, GatewayRequest request, String account) {
        context.put("accountId", account).put("apiId", request.api().id()).put("domainName", request.domainName()).put(
                "domainPrefix", request.api().id());
        request.caller().ifPresent(caller -> iam(context.putObject("authorizer").putObject("iam"), caller, account));
        context.putObject("http").put("method", request.http().method()).put("path", request.path()).put("protocol",
                request.http().protocol()).put("sourceIp", request.http().sourceIp()).put("userAgent", request.header(
                        "user-agent").orElse(""));
        context.put("requestId", request.id()).put("routeKey", request.route().key()).put("stage", request.stage()
                .name()).put("time", TIME.format(request.at())).put("timeEpoch", request.at().toEpochMilli());
    }

    private static void iam(ObjectNode iam, Caller caller, String account) {
        iam.put("accessKey", caller.accessKeyId()).put("accountId", account).put("callerId", caller.accessKeyId())
                .putNull("cognitoIdentity").putNull("principalOrgId").put("userArn", arn(caller, account)).put(
                        "userId", caller.accessKeyId());
    }

    static String arn(Caller caller, String account) {
        return caller.session().orElse("arn:aws:iam::" + account + ":root");
    }

    private static void put(ObjectNode event, String name, Map<String, String> values) {
        if (!values.isEmpty()) {
            var object = event.putObject(name);
            values.forEach(object::put);
        }
    }
}
