package dev.signalbox.download.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.download.job.DownloadOutcome.Failed;
import dev.signalbox.download.job.DownloadOutcome.MayPass;
import dev.signalbox.download.mime.Samples;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the type of a file does to its job. */
class FileTypesTest extends AttemptFixture {
    private static final byte[] PNG = Samples.image("png", 10, 10);

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"image/png", "image/*", "!text/*", "'!text/*,image/p*'", "*/*"})
    void fileOfAWantedTypeIsStored(String pattern) throws Exception {
        var done = succeeded(run(with(job(origin.on("/a", Origin.body(PNG))), pattern, false)));
        assertThat(done.mimeType()).isEqualTo("image/png");
        assertThat(done.imageSize()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\'', value = {"image/jpeg", "!image/*", "*", "'image/png,image/jpeg'", "'image/png,'"})
    void fileOfAnotherTypeFailsForGood(String pattern) throws Exception {
        var outcome = run(with(job(origin.on("/a", Origin.body(PNG))), pattern, false));
        assertThat(outcome).isEqualTo(new Failed("Error while checking mime type, Expected mime-type '" + pattern
                + "' but found 'image/png', retriable: false, internal: false", 200));
        assertThat(counters.snapshot()).containsEntry("download.response.mime", 1L);
        assertThat(temp).isEmptyDirectory();
    }

    @Test
    void restOfAWrongFileIsNotWaitedFor() throws Exception {
        var text = new byte[4000];
        Arrays.fill(text, (byte) 'a');
        long before = System.nanoTime();
        var outcome = run(with(job(origin.on("/a", Origin.stalled(text, 4000))), "image/*", false));
        assertThat(outcome).isInstanceOf(Failed.class);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void smallAndEmptyFilesAreJudgedAtTheirEnd() throws Exception {
        assertThat(succeeded(run(with(job(origin.on("/small", Origin.body("ab"))), "text/plain", false))).mimeType())
                .isEqualTo("text/plain");
        assertThat(succeeded(run(with(job(origin.on("/empty", Origin.body(""))), "application/x-empty", false)))
                .mimeType()).isEqualTo("application/x-empty");
        assertThat(run(with(job(origin.on("/none", Origin.body(""))), "image/*", false))).isInstanceOf(Failed.class);
    }

    @Test
    void bodyThatBreaksBeforeItsTypeIsKnownMayPass() throws Exception {
        var outcome = run(with(job(origin.on("/a", Origin.truncated("abc"))), "image/*", false));
        assertThat(outcome).isInstanceOf(MayPass.class);
        assertThat(counters.snapshot()).containsEntry("download.response.body", 1L).doesNotContainKey(
                "download.response.mime");
    }

    @ParameterizedTest
    @CsvSource({"png, 10, 10, 10x10", "jpeg, 420, 315, 420x315", "gif, 3, 5, 3x5", "bmp, 10, 10, ''"})
    void sizeOfAnImageIsTold(String format, int width, int height, String size) throws Exception {
        var url = origin.on("/a", Origin.body(Samples.image(format, width, height)));
        var done = succeeded(run(with(job(url), "", true)));
        assertThat(done.imageSize()).isEqualTo(size);
        assertThat(done.mimeType()).isEqualTo("image/" + format);
    }

    @Test
    void fileThatIsNoImageHasNoSize() throws Exception {
        assertThat(succeeded(run(with(job(origin.on("/a", Origin.body(Samples.pdf()))), "", true))).imageSize())
                .isEmpty();
        assertThat(succeeded(run(with(job(origin.on("/b", Origin.body("text"))), "", true))).imageSize()).isEmpty();
    }

    @Test
    void brokenImageFailsForGood() throws Exception {
        var url = origin.on("/a", Origin.body(Arrays.copyOf(PNG, 20)));
        var outcome = run(with(job(url), "image/png", true));
        assertThat(outcome).isInstanceOfSatisfying(Failed.class, f -> assertThat(f.error()).startsWith(
                "Error while reading image size, the header of the png cannot be read"));
        assertThat(counters.snapshot()).containsEntry("download.response.image-size", 1L);
    }
}
