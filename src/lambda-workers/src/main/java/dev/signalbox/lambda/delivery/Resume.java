package dev.signalbox.lambda.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.signalbox.lambda.TaskInput;
import dev.signalbox.transfer.FetchPoint;
import dev.signalbox.transfer.s3.UploadPoint;
import java.util.OptionalLong;

/**
 * Where the next run goes on.
 *
 * @param validator of the bytes so far
 * @param size of the whole file; -1 while it is not known
 * @param name that the client is told
 */
record Resume(UploadPoint upload, String validator, long size, String name) {
    static Resume parse(String json) {
        try {
            return TaskInput.JSON.readValue(json, Resume.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The row does not say where to go on", e);
        }
    }

    String json() {
        try {
            return TaskInput.JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers can be written", e);
        }
    }

    FetchPoint point() {
        return new FetchPoint(upload.bytes(), validator, size < 0 ? OptionalLong.empty() : OptionalLong.of(size));
    }
}
