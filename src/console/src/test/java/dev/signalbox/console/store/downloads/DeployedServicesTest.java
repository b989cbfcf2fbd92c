package dev.signalbox.console.store.downloads;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.Loadable;
import dev.signalbox.console.model.downloads.ServiceAddress;
import dev.signalbox.console.store.Topic;
import dev.signalbox.deploy.PipelineCatalogue;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.Stamp;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeployedServicesTest {
    private static final Instant NOON = Instant.parse("2026-09-01T12:00:00Z");
    @TempDir Path folder;
    private final Topic<Loadable<List<StackSummary>>> stacks = new Topic<>(new Loadable.Loading<>());

    private DeployedServices services() throws Exception {
        Path pipeline = Files.createDirectories(folder.resolve("fetcher"));
        Files.writeString(pipeline.resolve("template.yaml"), "Resources: {}");
        Files.writeString(pipeline.resolve("pipeline.yaml"), """
                name: fetcher
                title: Fetcher
                summary: Downloads.
                version: 1.0.0
                template: template.yaml
                outputs: {}
                files: {bucket: FilesBucket, prefix: ''}
                service: {url: ServiceUrl, apiKeySecret: ApiKeySecret}
                """);
        return new DeployedServices(stacks, () -> {}, PipelineCatalogue.in(folder));
    }

    private static StackSummary stack(String name, String status, String pipeline, Map<String, String> outputs) {
        return new StackSummary(name, "arn:" + name, status, Optional.empty(), NOON, Optional.empty(), Optional.empty(),
                new Stamp(Optional.of(pipeline), Optional.of("1.0.0"), Optional.empty()), Map.of(), outputs);
    }

    @Test
    void findsServicesByWhatTheirPipelinesSayOfTheirOutputs() throws Exception {
        var services = services();
        assertThat(services.services()).isEmpty();

        stacks.publish(new Loadable.Ready<>(List.of(stack("mine", "CREATE_COMPLETE", "fetcher", Map.of("ServiceUrl",
                "https://downloads.example.com/", "ApiKeySecret", "arn:secret", "FilesBucket", "files")), stack("begun",
                        "CREATE_IN_PROGRESS", "fetcher", Map.of("ServiceUrl", "https://a.example")), stack("no-url",
                                "CREATE_COMPLETE", "fetcher", Map.of()), stack("another", "CREATE_COMPLETE",
                                        "callback-download", Map.of("ServiceUrl", "https://b.example"))), NOON));

        assertThat(services.services()).containsExactly(new ServiceAddress("mine", URI.create(
                "https://downloads.example.com"), ServiceAddress.Origin.STACK, Optional.of("arn:secret"), Optional.of(
                        "files")));
    }
}
