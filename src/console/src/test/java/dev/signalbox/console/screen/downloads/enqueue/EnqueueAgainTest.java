package dev.signalbox.console.screen.downloads.enqueue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.model.downloads.DownloadJob;
import dev.signalbox.console.model.downloads.DownloadStatus;
import dev.signalbox.console.screen.downloads.ScriptedDownloads;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnqueueAgainTest {
    private final DownloadJob plain = new ScriptedDownloads().add("a1", DownloadStatus.DONE, "one.png");

    private static DownloadJob withheld(DownloadJob job, Set<String> fields) {
        return new DownloadJob(job.id(), job.status(), job.url(), job.aggregation(), job.times(), job.downloads(), job
                .maxRetries(), job.error(), job.responseCode(), job.stored(), job.callback(), job.extra(), job
                        .subpath(), fields);
    }

    @Test
    void addressesAreTakenFromTheJob() {
        assertThat(EnqueueForm.again(plain, Optional.empty())).containsEntry("url", plain.url()).containsEntry(
                "callback_dst", "https://client.example.com/callbacks");
    }

    @Test
    void anAddressWithoutItsSecretIsNotSentAgain() {
        var values = EnqueueForm.again(withheld(plain, Set.of(DownloadJob.URL, DownloadJob.CALLBACK)), Optional
                .empty());

        assertThat(values).containsEntry("url", "").containsEntry("callback_dst", "").containsEntry("callback_type",
                "http");
        assertThat(EnqueueForm.complaints(values)).containsKeys("url", "callback_dst");
    }
}
