package dev.signalbox.console.app;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.F10;
import static javafx.scene.input.KeyCode.K;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SPACE;
import static javafx.scene.input.KeyCode.TAB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.console.Eventually;
import dev.signalbox.console.control.table.MenuMouse;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.store.files.Places;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Deletes, renames, copies and signs in the real console against the local cloud. */
class FilesActsTest extends ConsoleOnLocalCloud {
    private static final String TABLE = "#file-table";
    private static final KeyCode[] MENU = {SHIFT, F10};

    private S3Client s3;
    private Keyboard keys;

    @BeforeEach
    void put(FxRobot robot) throws Exception {
        s3 = session.clients().client(S3Client.builder().forcePathStyle(true));
        for (var bucket : List.of("plain", "kept")) {
            s3.createBucket(b -> b.bucket(bucket));
        }
        s3.putBucketVersioning(b -> b.bucket("kept").versioningConfiguration(c -> c.status(
                BucketVersioningStatus.ENABLED)));
        IntStream.range(0, 12).forEach(i -> put("plain", "run-1/part-%02d.txt".formatted(i), "x"));
        put("plain", "a.txt", "first");
        put("plain", "b.txt", "second");
        put("kept", "c.txt", "one");
        put("kept", "c.txt", "two");
        keys = new Keyboard(robot, stage);
        open();
    }

    private void put(String bucket, String key, String text) {
        s3.putObject(b -> b.bucket(bucket).key(key), RequestBody.fromString(text));
    }

    private List<String> keysOf(String bucket) {
        return s3.listObjectsV2(b -> b.bucket(bucket)).contents().stream().map(S3Object::key).toList();
    }

    @Test
    void changesFilesByTheMouse(FxRobot robot) throws Exception {
        operator.click("#nav-files");
        into("plain", 3);
        act("a.txt", "Rename…");
        fill(robot, "renamed.txt");
        operator.shot("files-rename-light");
        operator.click("Rename");
        Eventually.on(() -> keysOf("plain").contains("renamed.txt") && !keysOf("plain").contains("a.txt"));
        Eventually.on(() -> tasksDone() == 1);

        operator.choose(TABLE, "renamed.txt"::equals);
        operator.click("#acts");
        operator.click("Copy to…");
        fill(robot, "s3://kept/from/");
        operator.click("Copy");
        Eventually.on(() -> keysOf("kept").contains("from/renamed.txt"));

        act("b.txt", "Delete…");
        operator.sees(".env-band");
        operator.shot("files-delete-light");
        operator.click("Cancel");
        assertThat(keysOf("plain")).contains("b.txt");
        act("b.txt", "Delete…");
        operator.click("Delete");
        Eventually.on(() -> !keysOf("plain").contains("b.txt"));
        Eventually.on(() -> operator.rows(TABLE) == 2);
        makesAFolderAndSignsAUrl(robot);
    }

    private void makesAFolderAndSignsAUrl(FxRobot robot) throws Exception {
        operator.click("#acts");
        operator.click("New folder…");
        fill(robot, "inbox");
        operator.click("Make folder");
        Eventually.on(() -> keysOf("plain").contains("inbox/") && operator.rows(TABLE) == 3);
        operator.choose(TABLE, "renamed.txt"::equals);
        operator.click("#acts");
        MenuMouse.click(robot, "Copy presigned URL");
        MenuMouse.click(robot, "for 15 minutes");
        Eventually.on(() -> Operator.onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString())).contains(
                "X-Amz-Signature="));
        operator.shot("files-presigned-light");
        try (var noted = Files.walk(data())) {
            assertThat(noted.filter(Files::isRegularFile).filter(f -> f.endsWith("ledger.jsonl"))).isNotEmpty()
                    .allSatisfy(f -> assertThat(Files.readString(f)).contains("PresignGetObject").doesNotContain(
                            "Signature"));
        }
    }

    @Test
    void deletesAPrefixOnlyAfterItsNameWasTyped() throws Exception {
        keys.press(CONTROL, K).isLedTo(".text-field").write("s3://plain/").press(ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 3);
        renamesByKeys();
        keys.tabTo(TABLE).downTo(TABLE, "run-1/"::equals).menu(new KeyCode[]{SHIFT, F10}, "Delete…").isLedTo("Cancel");
        operator.sees("#confirm-name");
        keys.press(TAB);
        operator.shot("files-delete-prefix-light");
        assertThat(text("Delete 12 objects, 12 B?")).isTrue();
        assertThat(disabled("Delete")).isTrue();
        keys.shiftTabTo("#confirm-name").write("run-1");
        assertThat(disabled("Delete")).isTrue();
        keys.write("/").tabTo("Delete").press(SPACE);
        Eventually.on(() -> keysOf("plain").equals(List.of("b.txt", "z.txt")));
        Eventually.on(() -> operator.rows(TABLE) == 2);
        Eventually.on(() -> session.tasks().states().latest().getFirst().detail().equals("12 of 12 deleted"));
    }

    @Test
    void copiesSignsTagsAndPutsBackByTheKeyboard() throws Exception {
        keys.press(CONTROL, K).isLedTo(".text-field").write("s3://kept/").press(ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 1);
        keys.tabTo(TABLE).downTo(TABLE, "c.txt"::equals).menu(MENU, "Copy to…").isLedTo("#dialog-text").fill(
                "s3://plain/copied.txt").tabTo("Copy").press(SPACE);
        Eventually.on(() -> keysOf("plain").contains("copied.txt"));
        keys.isLedTo(TABLE).menu(MENU, "Copy presigned URL", "for 15 minutes");
        Eventually.on(() -> Operator.onFx(() -> String.valueOf(Clipboard.getSystemClipboard().getString())).contains(
                "X-Amz-Signature="));
        keys.tabTo("#tabs").press(KeyCode.RIGHT).tabTo("#edit-tags").press(SPACE).isLedTo("#dialog-text").write(
                "stage=raw").tabTo("Replace tags").press(SPACE);
        Eventually.on(() -> s3.getObjectTagging(b -> b.bucket("kept").key("c.txt")).tagSet().size() == 1);
        keys.shiftTabTo("#tabs").press(KeyCode.RIGHT);
        Eventually.on(() -> operator.rows("#version-table") == 2);
        keys.tabTo("#version-table").downTo("#version-table", "older"::equals).shiftTabTo("Restore").press(SPACE);
        Eventually.on(() -> s3.getObjectAsBytes(b -> b.bucket("kept").key("c.txt")).asUtf8String().equals("one"));
    }

    @Test
    void versionsAreLookedAtPutBackAndDeleted(FxRobot robot) throws Exception {
        operator.click("#nav-files");
        into("kept", 1);
        operator.choose(TABLE, "c.txt"::equals);
        operator.click("Versions");
        Eventually.on(() -> operator.rows("#version-table") == 2);
        operator.choose("#version-table", "older"::equals);
        operator.shot("files-versions-light");
        operator.click("Preview", () -> operator.text("#shown").startsWith("All of it: 3 B"));
        operator.click("Versions");
        operator.choose("#version-table", "older"::equals);
        operator.click("Restore");
        Eventually.on(() -> operator.rows("#version-table") == 3);
        assertThat(s3.getObjectAsBytes(b -> b.bucket("kept").key("c.txt")).asUtf8String()).isEqualTo("one");
        operator.choose("#version-table", "older"::equals);
        operator.click("Delete version…");
        operator.click("#confirm-name");
        fillIn(robot, "#confirm-name", "c.txt");
        operator.click("Delete version");
        Eventually.on(() -> operator.rows("#version-table") == 2);

        operator.click("Properties");
        operator.click("#edit-tags");
        fill(robot, "stage=raw\nowner=ops");
        operator.click("Replace tags");
        Eventually.on(() -> s3.getObjectTagging(b -> b.bucket("kept").key("c.txt")).tagSet().size() == 2);
        operator.sees("raw");
        operator.dark(true);
        operator.shot("files-tags-dark");
        operator.dark(false);
    }

    /** The beginning of names, Space to look into one, its menu to rename it, and the place pinned. */
    private void renamesByKeys() throws Exception {
        keys.press(CONTROL, F).isLedTo("#prefix").write("a").press(ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 1);
        keys.tabTo(TABLE).downTo(TABLE, "a.txt"::equals);
        keys.until(() -> operator.text("#shown").startsWith("All of it: 5 B"));
        keys.press(SPACE).until(() -> operator.text("#shown").isEmpty());
        keys.press(SPACE).until(() -> operator.text("#shown").startsWith("All of it: 5 B"));
        keys.menu(new KeyCode[]{SHIFT, F10}, "Rename…").isLedTo("#dialog-text").fill("z.txt").tabTo("Rename").press(
                SPACE);
        Eventually.on(() -> keysOf("plain").contains("z.txt") && !keysOf("plain").contains("a.txt"));
        keys.shiftTabTo("#prefix").fill("").press(KeyCode.BACK_SPACE).press(ENTER);
        Eventually.on(() -> operator.rows(TABLE) == 3);
        keys.shiftTabTo("Places").menu(SPACE, "Pin this place");
        Eventually.on(() -> new Places(session.preferences()).isPinned(new S3Location("plain", "")));
    }

    private void into(String bucket, int rows) throws Exception {
        operator.choose(TABLE, bucket::equals);
        operator.press(ENTER);
        Eventually.on(() -> operator.rows(TABLE) == rows);
    }

    private void act(String row, String item) throws Exception {
        operator.choose(TABLE, row::equals);
        operator.click("#acts");
        operator.click(item);
    }

    private static void fill(FxRobot robot, String text) throws Exception {
        fillIn(robot, "#dialog-text", text);
    }

    private static void fillIn(FxRobot robot, String field, String text) throws Exception {
        Eventually.on(() -> Operator.onFx(() -> robot.lookup(field).tryQuery().isPresent()));
        Operator.onFx(() -> {
            robot.lookup(field).queryAs(TextInputControl.class).setText(text);
            return true;
        });
    }

    private long tasksDone() {
        return session.tasks().states().latest().stream().filter(t -> t.phase().name().equals("DONE")).count();
    }

    private static boolean text(String wanted) throws Exception {
        return Operator.onFx(() -> !new FxRobot().lookup(wanted).queryAll().isEmpty());
    }

    private static boolean disabled(String button) throws Exception {
        return Operator.onFx(() -> new FxRobot().lookup(button).queryAll().stream().anyMatch(Node::isDisabled));
    }
}
