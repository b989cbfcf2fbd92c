package dev.signalbox.download.callback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.signalbox.download.job.Job;
import dev.signalbox.download.job.StoredFile;

/** The JSON that all backends send: always all ten fields, in this order, texts empty when there is nothing to say. */
final class CallbackPayload {
    private CallbackPayload() {}

    /** Made from the job alone and never kept with it, so it is the same for each attempt. */
    static String json(Job job) {
        var fields = JsonNodeFactory.instance.objectNode();
        fields.put("success", job.downloaded());
        fields.put("error", job.downloaded() ? "" : job.error());
        fields.put("extra", job.spec().extra());
        fields.put("image_size", job.imageSize());
        fields.put("resource_url", job.spec().url());
        fields.put("download_url", job.file().map(StoredFile::downloadUrl).orElse(""));
        fields.put("job_id", job.id().value());
        fields.put("response_code", job.responseCode());
        // Of the message itself: whoever reads it has got it.
        fields.put("delivered", true);
        fields.put("delivery_error", "");
        return fields.toString();
    }
}
