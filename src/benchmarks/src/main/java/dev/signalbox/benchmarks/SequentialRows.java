package dev.signalbox.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What the original of csv-batch does, without its concurrency and its state machines: chunks of 600 rows, each row checked
 * and looked up through the API by itself, chunks written, all merged in memory.
 */
final class SequentialRows {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CHUNK = 600;
    private static final List<Integer> LONGEST = List.of(9, 50, 30, 10, 5, 10, 100, 10);
    private static final List<String> NUMBERS = List.of("unitsSold", "unitPrice", "unitCost", "totalRevenue",
            "totalCost",
            "totalProfit");
    private static final String HEADER = "uuid,Country,Item Type,Sales Channel,Order Priority,Order Date,Region,"
            + "Ship Date,Units Sold,Unit Price,Unit Cost,Total Revenue,Total Cost,Total Profit\n";

    private final Access access;
    private final String bucket;
    private final String api;
    private final S3Client s3;
    private final HttpClient http;

    private SequentialRows(List<String> words, S3Client s3, HttpClient http) {
        this.access = Access.of(words);
        this.bucket = words.get(Access.WORDS);
        this.api = words.get(Access.WORDS + 1);
        this.s3 = s3;
        this.http = http;
    }

    /** Arguments: access, bucket, address of the API, key of the input, key of the output. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var words = List.of(arguments);
        try (var s3 = Access.of(words).client(S3Client.builder()); var http = HttpClient.newHttpClient()) {
            long began = System.nanoTime();
            new SequentialRows(words, s3, http).run(words.get(Access.WORDS + 2), words.get(Access.WORDS + 3));
            Program.say(List.of(Double.toString((System.nanoTime() - began) / 1e9)));
        }
    }

    private void run(String input, String output) throws IOException, InterruptedException {
        var rows = text(input).lines().skip(1).toList();
        List<String> chunks = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += CHUNK) {
            var key = "sequential/part" + from + ".csv";
            put(key, enriched(rows.subList(from, Math.min(from + CHUNK, rows.size()))));
            chunks.add(key);
        }
        var merged = new StringBuilder(HEADER);
        for (var chunk : chunks) {
            merged.append(text(chunk).replace("\"", "").replace("\r", ""));
        }
        put(output, merged.toString());
    }

    private String enriched(List<String> rows) throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (var row : rows) {
            List<String> cells = new ArrayList<>(Arrays.asList(row.split(",")));
            for (int i = 0; i < LONGEST.size(); i++) {
                if (cells.get(i).length() > LONGEST.get(i)) {
                    throw new IllegalArgumentException("The sample has no such row");
                }
            }
            var item = lookUp(cells.getFirst());
            NUMBERS.forEach(n -> cells.add(item.path(n).asText()));
            text.append(cells.stream().collect(Collectors.joining("\",\"", "\"", "\"\r\n")));
        }
        return text.toString();
    }

    private JsonNode lookUp(String uuid) throws IOException, InterruptedException {
        var url = URI.create(api + "/" + uuid);
        var request = HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(30));
        var plain = SdkHttpRequest.builder().uri(url).method(SdkHttpMethod.GET).build();
        AwsV4HttpSigner.create().sign(r -> r.identity(access.keys()).request(plain)
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                .putProperty(AwsV4HttpSigner.REGION_NAME, access.region())).request().headers()
                .forEach((header, values) -> {
                    if (!header.equalsIgnoreCase("Host")) {
                        request.setHeader(header, values.getFirst());
                    }
                });
        var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException("The API answered " + answer.statusCode() + " for " + uuid);
        }
        return JSON.readTree(answer.body()).path("item");
    }

    private String text(String key) {
        return s3.getObjectAsBytes(b -> b.bucket(bucket).key(key)).asString(StandardCharsets.UTF_8);
    }

    private void put(String key, String text) {
        s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(text));
    }
}
