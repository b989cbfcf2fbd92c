package dev.signalbox.download.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.CallbackSpec;
import dev.signalbox.download.job.JobId;
import org.junit.jupiter.api.Test;

class CallbackPayloadTest {
    @Test
    void ofADownload() {
        assertThat(CallbackPayload.json(Jobs.downloaded(Jobs.ID, CallbackSpec.NONE))).isEqualTo(
                "{\"success\":true,\"error\":\"\",\"extra\":\"\",\"image_size\":\"10x10\","
                        + "\"resource_url\":\"https://example.com/a.png?x=1&y=2\","
                        + "\"download_url\":\"https://dl.example.com/get/6QE/6QEywYsd0jrKAg\","
                        + "\"job_id\":\"6QEywYsd0jrKAg\",\"response_code\":200,\"delivered\":true,\"delivery_error\":\"\"}");
    }

    @Test
    void ofAFailure() {
        assertThat(CallbackPayload.json(Jobs.failed(Jobs.ID, CallbackSpec.NONE))).isEqualTo(
                "{\"success\":false,\"error\":\"Error while downloading, Received status code 404 Not Found, "
                        + "retriable: false, internal: false\",\"extra\":\"\",\"image_size\":\"\","
                        + "\"resource_url\":\"https://example.com/a.png?x=1&y=2\",\"download_url\":\"\","
                        + "\"job_id\":\"6QEywYsd0jrKAg\",\"response_code\":404,\"delivered\":true,\"delivery_error\":\"\"}");
    }

    @Test
    void isUtf8WithoutABom() {
        var bytes = new Message(new JobId("6QEywYsd0jrKAg"), "{\"extra\":\"ž😀\"}").bytes();
        assertThat(bytes).startsWith('{', '"').hasSize(18);
    }
}
