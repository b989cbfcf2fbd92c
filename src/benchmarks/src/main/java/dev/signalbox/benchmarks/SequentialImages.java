package dev.signalbox.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.s3.S3Client;

/** What the original of image-fan-out does, without its concurrency: get, put, record, one image after another. */
final class SequentialImages {
    private SequentialImages() {}

    /** Arguments: access, bucket, table, base URL, how many. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var words = List.of(arguments);
        var access = Access.of(words);
        var bucket = words.get(Access.WORDS);
        var table = words.get(Access.WORDS + 1);
        var base = words.get(Access.WORDS + 2);
        int count = Integer.parseInt(words.get(Access.WORDS + 3));
        try (var http = HttpClient.newHttpClient();
                var s3 = access.client(S3Client.builder());
                var dynamo = access.client(DynamoDbClient.builder())) {
            long began = System.nanoTime();
            for (int i = 0; i < count; i++) {
                var url = base + "/" + i + ".gif";
                var image = http.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).build(),
                        HttpResponse.BodyHandlers.ofByteArray()).body();
                var key = "sequential/" + i + ".gif";
                s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromBytes(image));
                dynamo.putItem(b -> b.tableName(table).item(Map.of("url", AttributeValue.fromS(url + "#sequential"),
                        "filename", AttributeValue.fromS(key))));
            }
            Program.say(List.of(Double.toString((System.nanoTime() - began) / 1e9)));
        }
    }
}
