package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ModelJson;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.SdkPojo;

/** What the results of optimised integrations tell about the call itself: the HTTP headers of AWS's answer. */
final class CallMetadata {
    private static final String ID = "x-amzn-RequestId";
    /** Of the XML that tells the id of a message, and of the line about its sequence number. */
    private static final int XML_LENGTH = 294;
    private static final int XML_MORE = 58;

    private final String requestId = UUID.randomUUID().toString();
    private final Map<String, String> headers = new HashMap<>();

    private CallMetadata(int length, String type, ZonedDateTime now) {
        headers.put("Content-Length", Integer.toString(length));
        headers.put("Content-Type", type);
        headers.put("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now));
    }

    private static CallMetadata of(int length, String type) {
        return new CallMetadata(length, type, ZonedDateTime.now(ZoneOffset.UTC));
    }

    /** Of services that speak JSON, such as SQS. */
    static CallMetadata json(SdkPojo response) {
        return of(body(response).length, "application/x-amz-json-1.0").with("connection", "keep-alive");
    }

    /** Of SNS, which speaks XML. */
    static CallMetadata xml(SdkPojo response) {
        int length = XML_LENGTH + (body(response).length > 60 ? XML_MORE : 0);
        return of(length, "text/xml").with("connection", "keep-alive");
    }

    /** Of services that speak JSON in the REST way, such as Batch. */
    static CallMetadata rest(SdkPojo response) {
        return of(body(response).length, "application/json").with("Connection", "keep-alive");
    }

    static CallMetadata dynamoDb(SdkPojo response) {
        var body = body(response);
        var sum = new CRC32();
        sum.update(body);
        return of(body.length, "application/x-amz-json-1.0").with("Connection", "keep-alive").with("Server", "Server")
                .with("x-amz-crc32", Long.toString(sum.getValue()));
    }

    /** @param length of the function's answer */
    static CallMetadata lambda(int length, String version) {
        var trace = requestTrace();
        return of(length, "application/json").with("Connection", "keep-alive").with("X-Amz-Executed-Version", version)
                .with("x-amzn-Remapped-Content-Length", "0").with("X-Amzn-Trace-Id", trace);
    }

    private static String requestTrace() {
        var random = UUID.randomUUID().toString().replace("-", "");
        return "Root=1-" + random.substring(0, 8) + "-" + random.substring(8) + ";Sampled=0";
    }

    private static byte[] body(SdkPojo response) {
        return ModelJson.write(response).getBytes(StandardCharsets.UTF_8);
    }

    CallMetadata with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** The response with the call's metadata, its fields by the alphabet. */
    ObjectNode on(ObjectNode response) {
        headers.put(ID, requestId);
        Map<String, JsonNode> sorted = new TreeMap<>();
        response.properties().forEach(e -> sorted.put(e.getKey(), e.getValue()));
        var http = Payloads.object();
        var all = http.putObject("AllHttpHeaders");
        headers.forEach((name, value) -> all.putArray(name).add(value));
        var single = http.putObject("HttpHeaders");
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        byName.forEach(single::put);
        sorted.put("SdkHttpMetadata", http.put("HttpStatusCode", 200));
        sorted.put("SdkResponseMetadata", Payloads.object().put("RequestId", requestId));
        var result = Payloads.object();
        result.setAll(sorted);
        return result;
    }
}
