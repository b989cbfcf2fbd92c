package dev.signalbox.download.store.redis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import dev.signalbox.download.job.JobSpec;
import dev.signalbox.download.job.JobStatus;
import dev.signalbox.download.job.StoredFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job as a hash in Redis. Reads what older and newer builds wrote: unknown fields are ignored, and those that are not
 * there have their defaults.
 */
final class JobHash {
    private static final Logger LOG = LoggerFactory.getLogger(JobHash.class);
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new Jdk8Module()).disable(
            DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    private static final JobSpec DEFAULTS = JobSpec.of("", "", CallbackSpec.NONE);

    private final JobId id;
    private final Map<String, String> fields;

    private JobHash(JobId id, Map<String, String> fields) {
        this.id = id;
        this.fields = fields;
    }

    /** @param flat names and values in turn; empty for no job, which one of an unknown kind is, too */
    static Optional<Job> read(JobId id, Object flat) {
        var list = (List<?>) flat;
        var fields = new HashMap<String, String>();
        for (int i = 0; i < list.size(); i += 2) {
            fields.put((String) list.get(i), (String) list.get(i + 1));
        }
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        var status = JobStatus.of(fields.getOrDefault("status", ""));
        if (status.isEmpty()) {
            LOG.atWarn().addKeyValue("job", id).addKeyValue("status", fields.get("status")).log(
                    "A job in Redis has a status that this version does not know");
        }
        return status.map(x -> new JobHash(id, fields).job(x));
    }

    /** Without what is as it is by default: of a million jobs that wait, it would be most of the memory. */
    static String write(JobSpec spec) {
        ObjectNode fields = JSON.valueToTree(spec);
        ObjectNode callback = JSON.valueToTree(spec.callback());
        callback.properties().removeIf(x -> x.getValue().asText().isEmpty());
        fields.set("callback", callback);
        ObjectNode defaults = JSON.valueToTree(DEFAULTS);
        fields.properties().removeIf(x -> x.getValue().equals(defaults.get(x.getKey())) || x.getValue().isEmpty() && x
                .getValue().isObject());
        return fields.toString();
    }

    private Job job(JobStatus status) {
        var created = time("created").orElse(Instant.EPOCH);
        var eligible = time("eligible").or(() -> status == JobStatus.PENDING ? Optional.of(created) : Optional.empty());
        return new Job(id, spec(), status, number("downloads"), text("error"), number("code"), file(), text("img"),
                text(
                        "mime"), number("callbacks"), text("cberror"), created, time("updated").orElse(created),
                eligible, time(
                        "delivered"));
    }

    private JobSpec spec() {
        try {
            JsonNode defaults = JSON.valueToTree(DEFAULTS);
            return JSON.treeToValue(JSON.readerForUpdating(defaults).readValue(text("spec")), JobSpec.class);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // It fails at its first attempt, as a job without a URL: nothing waits for it forever.
            LOG.atError().addKeyValue("job", id).addKeyValue("cause", e.getClass().getSimpleName()).log(
                    "What a job asks for cannot be read in Redis");
            return JobSpec.of("", text("aggr"), CallbackSpec.NONE);
        }
    }

    private Optional<StoredFile> file() {
        return Optional.ofNullable(fields.get("path")).map(path -> new StoredFile(text("storage"), path, text("link"),
                Long
                        .parseLong(fields.getOrDefault("bytes", "0")), text("sha")));
    }

    private String text(String name) {
        return fields.getOrDefault(name, "");
    }

    private int number(String name) {
        return Integer.parseInt(fields.getOrDefault(name, "0"));
    }

    private Optional<Instant> time(String name) {
        return Optional.ofNullable(fields.get(name)).map(x -> Instant.EPOCH.plus(Long.parseLong(x), ChronoUnit.MICROS));
    }
}
