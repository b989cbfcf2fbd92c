package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.ObjectContents;
import dev.signalbox.states.MapRunOrder.Export;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Writes the results of a Map Run to S3: one file for each way to end, and the manifest that names them. */
final class MapRunExport implements AutoCloseable {
    /** The lists that every manifest has. */
    private enum Kind {
        FAILED, PENDING, SUCCEEDED
    }

    private final ObjectContents objects;
    private final Path folder;
    private final ChildResultForm form;
    private final boolean lines;
    private final Map<Kind, BufferedWriter> open = new EnumMap<>(Kind.class);
    private final List<Path> files = new ArrayList<>();

    MapRunExport(ObjectContents objects, Path parent, Export export) throws IOException {
        this.objects = objects;
        Files.createDirectories(parent);
        this.folder = Files.createTempDirectory(parent, "map-run-");
        this.form = new ChildResultForm(export.config().path("Transformation").asText("NONE"));
        this.lines = export.config().path("OutputType").asText("JSON").equals("JSONL");
    }

    /** Where the manifest is: what the Map state puts out. */
    ObjectNode write(MapRunRecord run, Stream<ChildResult> results, JsonNode destination) throws IOException {
        for (var result : (Iterable<ChildResult>) results::iterator) {
            for (var value : form.values(run, result)) {
                add(result.succeeded() ? Kind.SUCCEEDED : Kind.FAILED, Payloads.text(value));
            }
        }
        var bucket = destination.path("Bucket").asText();
        var prefix = destination.path("Prefix").asText("");
        var base = (prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/") + run.id() + "/";
        var manifest = Payloads.object().put("DestinationBucket", bucket).put("MapRunArn", run.arn());
        var listed = manifest.putObject("ResultFiles");
        for (Kind kind : Kind.values()) {
            upload(kind, bucket, base, listed.putArray(kind.name()));
        }
        var bytes = Payloads.text(manifest).getBytes(StandardCharsets.UTF_8);
        objects.store(bucket, base + "manifest.json", new ByteArrayInputStream(bytes), bytes.length);
        var output = Payloads.object().put("MapRunArn", run.arn());
        output.putObject("ResultWriterDetails").put("Bucket", bucket).put("Key", base + "manifest.json");
        return output;
    }

    private void add(Kind kind, String json) throws IOException {
        var writer = open.get(kind);
        if (writer == null) {
            var file = folder.resolve(name(kind));
            writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
            open.put(kind, writer);
            files.add(file);
            writer.write(lines ? "" : "[");
        } else {
            writer.write(lines ? "\n" : ",");
        }
        writer.write(json);
    }

    private String name(Kind kind) {
        return kind.name() + "_0." + (lines ? "jsonl" : "json");
    }

    private void upload(Kind kind, String bucket, String base, ArrayNode listed) throws IOException {
        var writer = open.remove(kind);
        if (writer == null) {
            return;
        }
        writer.write(lines ? "\n" : "]");
        writer.close();
        var file = folder.resolve(name(kind));
        try (var body = new BufferedInputStream(Files.newInputStream(file))) {
            objects.store(bucket, base + name(kind), body, Files.size(file));
        }
        listed.addObject().put("Key", base + name(kind)).put("Size", Files.size(file));
    }

    @Override
    public void close() throws IOException {
        for (var writer : open.values()) {
            writer.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(folder);
    }
}
