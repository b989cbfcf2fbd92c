package dev.signalbox.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.transfer.SafeUrl;
import java.time.Instant;
import java.util.List;

/** What a run left, for people and programs that look at the bucket. URLs are shown without their query. */
final class Manifest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Manifest() {}

    static byte[] of(String execution, String jobId, Instant at, List<FileOutcome> outcomes) {
        var manifest = JSON.createObjectNode().put("execution", execution).put("jobId", jobId)
                .put("writtenAt", at.toString());
        var summary = Summary.of(outcomes);
        manifest.put("done", summary.done()).put("failed", summary.failed()).put("bytes", summary.bytes());
        var files = manifest.putArray("files");
        outcomes.forEach(o -> describe(o, files.addObject()));
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of texts and numbers can be written", e);
        }
    }

    private static void describe(FileOutcome outcome, ObjectNode file) {
        var row = outcome.row();
        file.put("url", SafeUrl.of(row.url()));
        switch (outcome) {
            case FileOutcome.Done(_, var stored, _) -> file.put("status", FileStatus.DONE.name())
                    .put("key", stored.key()).put("bytes", stored.bytes()).put("sha256", stored.sha256());
            case FileOutcome.Failed(_, var error, _) -> file.put("status",
                    row.status() == FileStatus.REJECTED ? FileStatus.REJECTED.name() : FileStatus.FAILED.name())
                    .put("error", error);
            case FileOutcome.Stopped(_) -> file.put("status", FileStatus.PENDING.name());
        }
    }
}
