package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder's version, what belongs to it, and what a reset leaves. */
final class DataFolderTest {
    @TempDir Path folder;

    @Test
    void aNewFolderIsOfTheNewestVersion() throws IOException {
        DataFolder.open(folder).close();

        assertThat(FolderFormat.version(folder)).isEqualTo(FolderFormat.current().newest());
    }

    @Test
    void aFolderOfBeforeThereWereVersionsIsBroughtUpAndKept() throws IOException {
        try (var cloud = new LocalCloudFixture(folder)) {
            assertThat(cloud.endpoint()).isNotNull();
        }
        Files.delete(folder.resolve("format.json"));
        var keys = Files.readString(folder.resolve("credentials.json"));

        new LocalCloudFixture(folder).close();

        assertThat(folder.resolve("format.json")).hasContent("{\"version\":1}");
        assertThat(folder.resolve("credentials.json")).hasContent(keys);
    }

    @Test
    void stepsRunInTurnAndOneThatFailedRunsAgain() throws IOException {
        var ran = new ArrayList<String>();
        var steps = new ArrayList<>(List.of(step("a", ran), step("b", ran)));
        steps.add(new FolderFormat.Step("fails", _ -> {
            throw new IOException("no space");
        }));
        old(folder);
        var format = new FolderFormat(steps);

        assertThatThrownBy(() -> format.bring(folder)).isInstanceOf(IOException.class);
        assertThat(FolderFormat.version(folder)).isEqualTo(2);
        steps.set(2, step("c", ran));
        new FolderFormat(steps).bring(folder);

        assertThat(ran).containsExactly("a", "b", "c");
        assertThat(FolderFormat.version(folder)).isEqualTo(3);
    }

    @Test
    void refusesAFolderOfANewerVersionAndLeavesItAlone() throws IOException {
        old(folder);
        FolderFormat.write(folder, 7);

        assertThatThrownBy(() -> LocalCloud.start(new LocalCloudOptions(folder, 0))).isInstanceOf(
                DataFolderVersionException.class).hasMessageContaining("of version 7").hasMessageContaining(
                        "up to 1").hasMessageContaining(folder.toString());

        assertThat(folder.resolve("state.mv")).hasContent("state");
        Reset.of(folder); // the lock was given back
    }

    @Test
    void aResetLeavesWhatIsNotTheLocalClouds() throws IOException {
        new LocalCloudFixture(folder).close();
        Files.createDirectories(folder.resolve("s3/ab"));
        Files.writeString(folder.resolve("s3/ab/piece"), "x");
        Files.createDirectories(folder.resolve("archive"));

        Reset.of(folder);

        try (var left = Files.list(folder)) {
            assertThat(left.map(f -> f.getFileName().toString())).containsExactlyInAnyOrder("archive", "lock");
        }
    }

    @Test
    void noFolderIsResetThatIsInUse() {
        try (var _ = LocalCloud.start(new LocalCloudOptions(folder, 0))) {
            assertThatThrownBy(() -> Reset.of(folder)).isInstanceOf(DataFolderInUseException.class);
            assertThat(folder.resolve("state.mv")).exists();
        }
    }

    @Test
    void tellsThatTheStateIsDamagedAndLeavesItAlone() throws IOException {
        new LocalCloudFixture(folder).close();
        byte[] rubbish = new byte[100_000];
        Arrays.fill(rubbish, (byte) 7);
        Files.write(folder.resolve("state.mv"), rubbish);

        assertThatThrownBy(() -> LocalCloud.start(new LocalCloudOptions(folder, 0))).isInstanceOf(
                DataFolderDamagedException.class).hasMessageContaining(folder.resolve("state.mv").toString())
                .hasMessageContaining("local import").hasMessageContaining("local reset");

        assertThat(folder.resolve("state.mv")).hasBinaryContent(rubbish);
        Reset.of(folder);
        new LocalCloudFixture(folder).close();
    }

    @Test
    void tellsThatTheFolderIsAFile() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> LocalCloud.start(new LocalCloudOptions(file, 0))).isInstanceOf(
                DataFolderNotWritableException.class).hasMessageContaining("it is a file");
    }

    @Test
    void everyFolderThatAServiceKeepsIsKnown() throws IOException {
        var asked = Pattern.compile("dataFolder\\(\\)\\s*\\.resolve\\(\"([^\"]+)\"");
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            var used = sources.filter(f -> f.toString().endsWith(".java")).flatMap(f -> asked.matcher(text(f)).results()
                    .map(m -> m.group(1))).distinct().toList();
            assertThat(used).containsExactlyInAnyOrderElementsOf(FolderParts.SERVICES);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void old(Path folder) throws IOException {
        Files.writeString(folder.resolve("state.mv"), "state");
        Files.writeString(folder.resolve("credentials.json"), "{}");
    }

    private static FolderFormat.Step step(String name, List<String> ran) {
        return new FolderFormat.Step(name, _ -> ran.add(name));
    }
}
