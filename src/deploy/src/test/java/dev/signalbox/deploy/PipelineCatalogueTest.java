package dev.signalbox.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineCatalogueTest {
    private static final String PIPELINE = """
            name: sample
            title: Sample
            summary: Does a thing.
            version: 1.2.3
            template: template.yaml
            artifacts:
              - {kind: lambda, source: lambda-workers, parameters: {bucket: CodeBucket, key: CodeKey}}
            parameters:
              local: {AllowPrivateAddresses: "true"}
            outputs: {callbackUrl: CallbackURL, buckets: [S3Bucket]}
            input:
              schema: {type: object, required: [projectid]}
              samples:
                - {name: Small, file: samples/small.json}
            files: {bucket: S3Bucket, prefix: "${execution.name}/"}
            """;

    @TempDir Path folder;

    @Test
    void readsAPipelineWithItsSamples() throws IOException {
        given(PIPELINE);

        var pipeline = PipelineCatalogue.in(folder).pipeline("sample");

        assertThat(pipeline.defaultStackName()).isEqualTo("signalbox-sample");
        assertThat(pipeline.artifacts()).singleElement().extracting(PipelineArtifact::kind)
                .isEqualTo(PipelineArtifact.Kind.LAMBDA);
        assertThat(pipeline.parameters().get(EnvironmentKind.LOCAL)).containsEntry("AllowPrivateAddresses", "true");
        assertThat(pipeline.input().orElseThrow().samples().getFirst().input().path("projectid").asText()).isEqualTo(
                "42");
        assertThat(pipeline.files()).hasValueSatisfying(f -> assertThat(f.prefixOf("run-1")).isEqualTo("run-1/"));
    }

    @Test
    void readsWhereFilesArePutAndRefusedRowsLie() throws IOException {
        given(PIPELINE + """
                uploads: {bucket: S3Bucket, prefix: input/, samples: [{name: Small, file: samples/small.json}]}
                errorRows: {table: Errors, index: byRun, run: run, row: row, file: file, kind: error, message: cause}
                """);

        var pipeline = PipelineCatalogue.in(folder).pipeline("sample");

        assertThat(pipeline.uploads()).hasValueSatisfying(u -> assertThat(u.samples()).singleElement()
                .satisfies(s -> assertThat(s.file()).isRegularFile()));
        assertThat(pipeline.errorRows()).contains(new PipelineErrorRows("Errors", "byRun", "run", "row", "file",
                "error", "cause"));
    }

    @Test
    void readsAServiceThatTakesNoInputOfExecutions() throws IOException {
        given(PIPELINE.replaceFirst("(?s)input:.*files:", "files:") + """
                service: {url: ServiceUrl, apiKeySecret: KeyArn, samples: [{name: One, file: samples/small.json}]}
                """);

        var pipeline = PipelineCatalogue.in(folder).pipeline("sample");

        assertThat(pipeline.input()).isEmpty();
        assertThat(pipeline.service()).hasValueSatisfying(s -> {
            assertThat(s.url()).isEqualTo("ServiceUrl");
            assertThat(s.apiKeySecret()).isEqualTo("KeyArn");
            assertThat(s.callbackQueue()).isEmpty();
            assertThat(s.samples().getFirst().request().path("projectid").asText()).isEqualTo("42");
        });
    }

    @Test
    void namesFileAndFieldOfAFault() throws IOException {
        given(PIPELINE + "titel: Sample\n");

        assertThatThrownBy(() -> PipelineCatalogue.in(folder)).isInstanceOf(DeployException.class)
                .hasMessageContaining("pipeline.yaml").hasMessageContaining("titel");
    }

    @Test
    void namesWhatIsMissing() throws IOException {
        given(PIPELINE.replace("version: 1.2.3\n", ""));

        assertThatThrownBy(() -> PipelineCatalogue.in(folder)).isInstanceOf(DeployException.class)
                .hasMessageContaining("version");
    }

    @Test
    void listsTheNamesThereAreWhenAskedForAnother() throws IOException {
        given(PIPELINE);

        assertThatThrownBy(() -> PipelineCatalogue.in(folder).pipeline("smaple")).hasMessageContaining("sample");
    }

    @Test
    void readsEveryBundledPipeline() {
        var bundled = PipelineCatalogue.in(Path.of(System.getProperty("signalbox.root"), "infra-templates"));

        assertThat(bundled.pipelines()).extracting(Pipeline::name).contains("callback-download");
        assertThat(bundled.pipelines()).allSatisfy(p -> assertThat(p.template()).isRegularFile());
        assertThat(bundled.pipelines()).flatExtracting(p -> p.uploads().map(PipelineUploads::samples).orElse(List.of()))
                .isNotEmpty().allSatisfy(s -> assertThat(s.file()).isRegularFile());
    }

    private void given(String pipeline) throws IOException {
        var samples = Files.createDirectories(folder.resolve("sample/samples"));
        Files.writeString(samples.resolveSibling("pipeline.yaml"), pipeline);
        Files.writeString(samples.resolve("small.json"), "{\"projectid\": \"42\"}");
    }
}
