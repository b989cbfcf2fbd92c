package dev.signalbox.download.callback;

import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.JobId;
import java.nio.charset.StandardCharsets;

/**
 * What is sent. A receiver may get it more than once, always under the same key.
 *
 * @param key by which a receiver knows that it got the message before
 */
public record Message(JobId key, String body) {
    /** The name under which each backend sends the key along. */
    public static final String KEY_NAME = "Idempotency-Key";

    public static Message about(Job job) {
        return new Message(job.id(), CallbackPayload.json(job));
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
