package dev.signalbox.console.screen.files;

import dev.signalbox.console.TestFrame;
import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Navigator;
import dev.signalbox.console.fx.ScreenEntry;
import dev.signalbox.console.fx.Views;
import dev.signalbox.console.model.Destination;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.Place;
import dev.signalbox.console.model.files.Conflict;
import dev.signalbox.console.model.files.Origin;
import dev.signalbox.console.model.transfer.TransferPhase;
import dev.signalbox.console.model.transfer.TransferState.Direction;
import dev.signalbox.console.screen.files.acts.FileActsViewModel;
import dev.signalbox.console.screen.files.transfers.TransfersPane;
import dev.signalbox.console.screen.files.transfers.TransfersViewModel;
import dev.signalbox.console.screen.files.versions.FactsViewModel;
import dev.signalbox.console.store.Commands;
import dev.signalbox.console.store.FilesStore;
import dev.signalbox.console.store.Poller;
import dev.signalbox.console.store.Tasks;
import dev.signalbox.console.store.budget.ApiRates;
import dev.signalbox.console.store.budget.Budget;
import dev.signalbox.console.store.budget.RealTime;
import dev.signalbox.console.store.files.FileChanges;
import dev.signalbox.console.store.files.FileCommands;
import dev.signalbox.console.store.files.OpenFiles;
import dev.signalbox.console.store.files.Places;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.console.store.transfer.ScriptedTransfers;
import dev.signalbox.console.store.transfer.journal.Item;
import dev.signalbox.console.store.transfer.journal.Journal;
import dev.signalbox.console.store.transfer.journal.Plan;
import dev.signalbox.console.store.transfer.up.Upload;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Files, an open one and transfers, as they looked when somebody looked at them. */
@ExtendWith(ApplicationExtension.class)
class FilesPictureTest {
    private static final Clock CLOCK = Clock.fixed(ScriptedObjects.NOON, ZoneOffset.UTC);
    private static final S3Location RUN = new S3Location(ScriptedObjects.BUCKET, "run-1/");

    @TempDir Path journals;
    private final ScriptedObjects s3 = new ScriptedObjects();
    private final Poller poller = new Poller(new Budget(ApiRates.all(100, 100), new RealTime()));
    private final Navigator navigator = new Navigator(RUN);
    private TestFrame frame;

    @Start
    void start(Stage stage) throws Exception {
        s3.put("run-1/pages/001.txt", "").put("run-1/manifest.json", "{\"files\": 3}").put("run-1/résumé.txt", "text");
        s3.put("run-1/orders.csv", "id,customer,total\n" + "1042,Ørsted,12.50\n1043,\"Smith, Ltd\",8.00\n".repeat(20));
        done();
        paused();
        taken();
        var fxThread = new FxThread();
        var facts = new FileCommands(new ScriptedChanges(s3), s3, new Commands(Runnable::run, CLOCK));
        var open = new OpenFiles(new OpenFiles.Sources(s3, s3, s3, (_, _) -> Origin.UNKNOWN), Runnable::run, CLOCK);
        var viewModel = new FilesViewModel(new FilesStore(s3, Runnable::run, CLOCK), (_, _, _) -> {}, fxThread,
                navigator::go, new FileViewModel(open, new FactsViewModel(open, facts, fxThread), fxThread));
        var acts = new FileActsViewModel(new FileChanges(s3, new ScriptedChanges(s3), new Tasks(CLOCK), Runnable::run),
                facts, fxThread);
        var pane = new TransfersPane(new TransfersViewModel(ScriptedTransfers.kept(journals, CLOCK), fxThread),
                TestFrame.LOCAL, Preferences.forgotten());
        frame = new TestFrame(stage, navigator, poller, List.of(new ScreenEntry(Place.FILES, new Destination.Files(),
                () -> ScreenEntry.Loaded.of(Views.FILES, new FilesController(viewModel, acts, new Places(Preferences
                        .forgotten()), pane, TestFrame.LOCAL)))));
    }

    private Journal journal(int number, Direction direction, String from, String to) throws Exception {
        return Journal.create(journals.resolve("%013d-001".formatted(number)), new Plan(Plan.VERSION,
                ScriptedTransfers.ENVIRONMENT, direction, from, to, List.of(new Plan.Root("files", "", 0, true, "", 0,
                        0, "/home/ada/out")), "/home/ada/Downloads", Conflict.KEEP_BOTH, CLOCK.millis()));
    }

    private static Item found(Journal journal, String key, long size) {
        return journal.found(new Item(0, 0, key, size, "", 0, key)).item();
    }

    private void done() throws Exception {
        try (var journal = journal(1, Direction.DOWNLOAD, "s3://files/run-1/report.pdf", "/home/ada/Downloads")) {
            journal.done(found(journal, "report.pdf", 48_000_000), "CRC64NVME");
            journal.listed(0);
            journal.phase(TransferPhase.DONE, "");
        }
    }

    private void paused() throws Exception {
        try (var journal = journal(2, Direction.DOWNLOAD, "s3://files/archive/", "/home/ada/Downloads")) {
            journal.done(found(journal, "archive/a.bin", 3_000_000_000L), "CRC32");
            found(journal, "archive/b.bin", 5_000_000_000L);
            journal.listed(0);
            journal.phase(TransferPhase.PAUSED, "The console was closed");
        }
    }

    private void taken() throws Exception {
        try (var journal = journal(3, Direction.UPLOAD, "/home/ada/out and 1 more", "s3://files/run-1/")) {
            journal.done(found(journal, "run-1/new.csv", 20_480), "CRC32");
            journal.failed(found(journal, "run-1/orders.csv", 1_024), Upload.TAKEN);
            journal.listed(0);
            journal.phase(TransferPhase.FAILED, "");
        }
    }

    @AfterEach
    void close() {
        poller.close();
    }

    @Test
    void looksAsItLooked(FxRobot robot) throws Exception {
        TestFrame.see(robot, "orders.csv");
        TestFrame.see(robot, ".transfers");
        frame.golden("files");
        robot.clickOn("orders.csv");
        robot.push(KeyCode.ENTER);
        TestFrame.see(robot, "Smith, Ltd");
        frame.golden("files-preview");
        robot.clickOn("Transfers");
        TestFrame.see(robot, "Not complete");
        robot.clickOn(".transfer-item .toggle-button");
        TestFrame.see(robot, "There is an object of that name");
        frame.golden("files-transfers");
    }
}
