package dev.signalbox.console.app.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.app.Session;
import dev.signalbox.console.gateway.aws.AwsObjectChangesGateway;
import dev.signalbox.console.gateway.aws.AwsObjectFactsGateway;
import dev.signalbox.console.gateway.aws.AwsObjectPartsGateway;
import dev.signalbox.console.gateway.aws.AwsObjectsGateway;
import dev.signalbox.console.gateway.aws.AwsTransfers;
import dev.signalbox.console.gateway.aws.AwsUploadsGateway;
import dev.signalbox.console.gateway.files.ObjectChangesGateway;
import dev.signalbox.console.gateway.transfer.DownloadsGateway;
import dev.signalbox.console.gateway.transfer.MultipartGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.files.preview.Span;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/** Files: browsing, preview, transfer, versions. */
final class MotoFiles {
    private static final S3Location ONE = new S3Location("moto-box", "folder/one.json");
    private static final S3Location LARGE = new S3Location("moto-box", "large.bin");
    private static final int PART = 8 << 20;

    private final Session session;
    private final Journey journey;
    private final Path folder;
    private final AwsObjectsGateway objects;
    private final AwsObjectChangesGateway changes;
    private final AwsObjectFactsGateway facts;
    private final AwsTransfers transfers;

    MotoFiles(Session session, Journey journey, Path folder) {
        this.session = session;
        this.journey = journey;
        this.folder = folder;
        objects = new AwsObjectsGateway(session.clients());
        changes = new AwsObjectChangesGateway(session.clients());
        facts = new AwsObjectFactsGateway(session.clients(), (_, _, _, _) -> {});
        transfers = new AwsTransfers(session.clients(), 4);
    }

    void walk() {
        browse();
        look();
        transfer();
        change();
    }

    private void browse() {
        step("make a bucket", () -> {
            changes.makeBucket("moto-box");
            return objects.buckets().size() + " buckets";
        });
        step("upload a small file", () -> {
            new AwsUploadsGateway(session.clients()).upload(ONE, "{\"a\":1}".getBytes(StandardCharsets.UTF_8),
                    "application/json");
            return "done";
        });
        step("make a folder", () -> {
            changes.makeFolder(new S3Location("moto-box", "made/"));
            return "done";
        });
        step("one page of a prefix, and the next", () -> {
            S3Client s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
            for (int i = 0; i < 1_005; i++) {
                int n = i;
                s3.putObject(p -> p.bucket("moto-box").key("many/%04d".formatted(n)),
                        software.amazon.awssdk.core.sync.RequestBody.empty());
            }
            var first = objects.page(new S3Location("moto-box", "many/"), Optional.empty());
            var second = objects.page(new S3Location("moto-box", "many/"), first.next());
            assertThat(first.entries()).hasSize(1_000);
            assertThat(second.entries()).hasSize(5);
            return "1,000 and 5";
        });
        step("folders and objects of a bucket", () -> objects.page(new S3Location("moto-box", ""), Optional.empty())
                .entries().stream().map(e -> e.name()).toList());
    }

    private void look() {
        step("properties", () -> objects.properties(ONE).contentType());
        step("preview of the beginning", () -> new String(objects.first(ONE, 4), StandardCharsets.UTF_8));
        step("preview of a range and of the end", () -> {
            var parts = new AwsObjectPartsGateway(session.clients());
            assertThat(parts.part(ObjectRef.current(ONE), new Span.From(1, 3), () -> false).bytes()).asString()
                    .isEqualTo("\"a\"");
            return new String(parts.part(ObjectRef.current(ONE), new Span.Last(2), () -> false).bytes(),
                    StandardCharsets.UTF_8);
        });
        step("an object that is not there", () -> MotoRest.refused(() -> objects.properties(new S3Location("moto-box",
                "nothing"))));
        step("a bucket that is not there", () -> MotoRest.refused(() -> objects.page(new S3Location("moto-none", ""),
                Optional.empty())));
        step("a presigned URL", () -> {
            var url = facts.presigned(ObjectRef.current(ONE), Duration.ofMinutes(5));
            try (var http = HttpClient.newHttpClient()) {
                var answer = http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("{\"a\":1}");
                return answer.statusCode();
            }
        });
        step("tags", () -> {
            facts.tag(ObjectRef.current(ONE), Map.of("kind", "sample"));
            return facts.tags(ObjectRef.current(ONE));
        });
    }

    private void transfer() {
        MultipartGateway up = transfers.uploads();
        step("upload in parts, resumed by what S3 has", () -> {
            var file = Files.write(folder.resolve("large.bin"), new byte[PART + 5]);
            var upload = up.begin(LARGE, "application/octet-stream");
            var first = up.send(LARGE, upload, 1, new MultipartGateway.Piece(file, 0, PART, _ -> {}));
            assertThat(up.parts(LARGE, upload).orElseThrow()).hasSize(1);
            var second = up.send(LARGE, upload, 2, new MultipartGateway.Piece(file, PART, 5, _ -> {}));
            up.complete(LARGE, upload, List.of(first, second), false);
            return up.find(LARGE).orElseThrow().size() + " bytes";
        });
        step("an upload does not replace what is there", () -> MotoRest.refused(() -> {
            var file = Files.write(folder.resolve("small.bin"), new byte[5]);
            up.put(LARGE, new MultipartGateway.Piece(file, 0, 5, _ -> {}), "text/plain", false);
        }));
        step("an upload that is given up", () -> {
            var upload = up.begin(new S3Location("moto-box", "given-up"), "text/plain");
            up.abort(new S3Location("moto-box", "given-up"), upload);
            assertThat(up.parts(new S3Location("moto-box", "given-up"), upload)).isEmpty();
            return "gone";
        });
        DownloadsGateway down = transfers.downloads();
        step("list for a download", () -> down.list(new S3Location("moto-box", "folder/"), "").objects().size());
        step("download in ranges, of one version of the bytes", () -> {
            var head = down.head(LARGE);
            try (var body = down.get(LARGE, Optional.of(new DownloadsGateway.Range(10, 30)), head.etag())) {
                assertThat(body.bytes().readAllBytes()).hasSize(20);
            }
            return head.checksums().keySet() + " known";
        });
        step("download of an object that changed meanwhile", () -> MotoRest.refused(() -> down.get(LARGE, Optional
                .empty(), "\"00000000000000000000000000000000\"").close()));
        step("size of a part", () -> down.partSize(LARGE, down.head(LARGE).etag(), 1));
    }

    private void change() {
        step("copy", () -> {
            changes.copy(ObjectRef.current(ONE), new S3Location("moto-box", "copy.json"), new Nobody());
            return objects.properties(new S3Location("moto-box", "copy.json")).size() + " bytes";
        });
        step("a copy does not replace what is there", () -> MotoRest.refused(() -> changes.copy(ObjectRef.current(ONE),
                new S3Location("moto-box", "copy.json"), new Nobody())));
        step("delete if unchanged", () -> {
            var copy = new S3Location("moto-box", "copy.json");
            assertThat(changes.deleteIfUnchanged(copy, "\"00000000000000000000000000000000\"")).isPresent();
            assertThat(changes.deleteIfUnchanged(copy, objects.properties(copy).etag())).isEmpty();
            return "only the bytes that were seen";
        });
        step("versions, and an old one restored", () -> {
            S3Client s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
            s3.putBucketVersioning(b -> b.bucket("moto-box").versioningConfiguration(v -> v.status("Enabled")));
            assertThat(changes.versioned("moto-box")).isTrue();
            new AwsUploadsGateway(session.clients()).upload(ONE, "{}".getBytes(StandardCharsets.UTF_8), "text/json");
            var versions = facts.versions(ONE).versions();
            assertThat(versions).hasSize(2);
            changes.restore(versions.getLast().ref());
            assertThat(objects.first(ONE, 7)).asString().isEqualTo("{\"a\":1}");
            return facts.versions(ONE).versions().size() + " versions";
        });
        step("delete many", () -> changes.delete("moto-box", objects.deepPage(new S3Location("moto-box", "many/"),
                Optional.empty()).entries().stream().map(e -> ObjectRef.current(e.location())).toList()).size()
                + " refused");
    }

    private void step(String what, Journey.Doing doing) {
        journey.step("Files", what, doing);
    }

    private static final class Nobody implements ObjectChangesGateway.Watcher {
        @Override
        public void copied(long bytes, long total) {
            // nobody looks
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
