package dev.signalbox.console.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the provider says it has: the truth that downloaded objects are compared with. */
record ProviderList(List<ProviderFile> files) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A file in the provider's list. */
    record ProviderFile(String name, long size, String sha256) {}

    static ProviderList ask(String providerUrl, String project) throws IOException, InterruptedException {
        var address = URI.create(providerUrl + "?projectID=" + project);
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60)).build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new DemoFailure("The provider answered " + answer.statusCode() + " for project " + project);
            }
            var files = new ArrayList<ProviderFile>();
            for (var file : JSON.readTree(answer.body()).path("files")) {
                files.add(new ProviderFile(file.path("name").asText(), file.path("size").asLong(),
                        file.path("sha256").asText()));
            }
            return new ProviderList(List.copyOf(files));
        }
    }
}
