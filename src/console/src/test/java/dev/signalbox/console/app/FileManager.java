package dev.signalbox.console.app;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** A window of another program beside the console, from which files are dragged. */
final class FileManager implements AutoCloseable {
    private static final int BESIDE = 1500;

    private final FxRobot robot;
    private final Stage window;
    private final Label files = new Label("Files to drag");
    private CompletableFuture<Boolean> taken = new CompletableFuture<>();

    FileManager(FxRobot robot, List<Path> dragged) throws Exception {
        this.robot = robot;
        files.setMinSize(200, 100);
        files.setOnDragDetected(event -> {
            var content = new ClipboardContent();
            content.putFiles(dragged.stream().map(Path::toFile).toList());
            files.startDragAndDrop(TransferMode.COPY).setContent(content);
            event.consume();
        });
        files.setOnDragDone(event -> taken.complete(event.getTransferMode() == TransferMode.COPY));
        window = Operator.onFx(() -> {
            Stage stage = new Stage();
            stage.setScene(new Scene(files));
            stage.setX(BESIDE);
            stage.setY(100);
            stage.show();
            return stage;
        });
        Operator.drawn(window);
    }

    /** @return whether it was taken */
    boolean dropsOn(String what) throws Exception {
        taken = new CompletableFuture<>();
        robot.drag(files, MouseButton.PRIMARY).dropTo(what);
        return taken.get(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        Operator.onFx(() -> {
            window.close();
            return true;
        });
    }
}
