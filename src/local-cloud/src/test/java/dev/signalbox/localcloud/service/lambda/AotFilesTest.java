package dev.signalbox.localcloud.service.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AotFilesTest {
    @TempDir Path folder;

    @Test
    void findsWhatWasKeptAlsoInAnotherProcess() throws Exception {
        var kept = keep(files(), "code-a", 0);

        assertThat(files().find("code-a")).contains(kept);
        assertThat(files().find("code-b")).isEmpty();
    }

    @Test
    void throwsAwayWhatIsDamaged() throws Exception {
        var kept = keep(files(), "code-a", 0);
        Files.writeString(kept, "torn");

        assertThat(files().find("code-a")).isEmpty();
        assertThat(kept).doesNotExist();
    }

    @Test
    void holdsSixteenAndGivesUpThoseNotUsedForLongest() throws Exception {
        var files = files();
        for (int i = 0; i < 16; i++) {
            keep(files, "code-" + i, 100 + i);
        }
        assertThat(files().find("code-0")).as("now used").isPresent();
        keep(files, "code-new", 200);

        assertThat(files().find("code-0")).isPresent();
        assertThat(files().find("code-1")).isEmpty();
        assertThat(files().find("code-2")).isPresent();
    }

    @Test
    void keepsOnlyCachesOfCodeInUse() throws Exception {
        keep(files(), "used-a", 0);
        keep(files(), "unused-a", 0);
        Files.writeString(files().workFolder().resolve("part.aot"), "left by a crash");

        files().keepOnly(Set.of("used"));

        assertThat(files().find("used-a")).isPresent();
        try (var left = Files.list(folder.resolve("caches"))) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void theKeyTellsJarsOfOtherContentApart() throws Exception {
        var jar = Files.writeString(folder.resolve("a.jar"), "1");
        var before = AotFiles.key("code", List.of(jar), List.of("-Xa"));
        assertThat(AotFiles.key("code", List.of(jar), List.of("-Xa"))).isEqualTo(before).startsWith("code-");

        assertThat(AotFiles.key("code", List.of(jar), List.of("-Xb"))).isNotEqualTo(before);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH));
        assertThat(AotFiles.key("code", List.of(jar), List.of("-Xa"))).isNotEqualTo(before);
    }

    private AotFiles files() {
        return new AotFiles(folder.resolve("caches"));
    }

    private Path keep(AotFiles files, String key, long usedAt) throws IOException {
        files.keep(key, Files.writeString(files.workFolder().resolve("part"), key));
        var kept = files.find(key).orElseThrow();
        Files.setLastModifiedTime(kept, FileTime.from(Instant.ofEpochSecond(usedAt)));
        return kept;
    }
}
