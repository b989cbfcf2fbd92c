package dev.signalbox.console.fx;

import dev.signalbox.console.fx.layout.LayoutMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Objects;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Every view of the console; nothing else loads FXML. */
public enum Views {
    FRAME("frame"),
    OVERVIEW("overview"),
    PALETTE("palette"),
    CHOOSER("chooser"),
    WELCOME("welcome"),
    DEFINITION_FILE("definition-file"),
    CALLBACKS("callbacks"),
    SIMULATOR("simulator"),
    PIPELINES("pipelines"),
    STACK("stack"),
    DEPLOY("deploy"),
    EXECUTIONS("executions"),
    EXECUTION("execution"),
    EXECUTION_GRAPH("execution-graph"),
    EXECUTION_TIMELINE("execution-timeline"),
    EXECUTION_HISTORY("execution-history"),
    EXECUTION_PAYLOADS("execution-payloads"),
    EXECUTION_MAP_RUNS("execution-map-runs"),
    EXECUTION_LOGS("execution-logs"),
    EXECUTION_COMPARE("execution-compare"),
    EXECUTION_DEFINITION("execution-definition"),
    EXECUTION_SCRUBBER("execution-scrubber"),
    REFUSED_ROWS("refused-rows"),
    START_EXECUTION("start-execution"),
    BULK("bulk"),
    BATCH("batch"),
    BATCH_JOB("batch-job"),
    BATCH_JOBS("batch-jobs"),
    BATCH_QUEUES("batch-queues"),
    BATCH_ENVIRONMENTS("batch-environments"),
    BATCH_DEFINITIONS("batch-definitions"),
    FILES("files"),
    FILE("file"),
    FILE_PREVIEW("file-preview"),
    TRANSFERS("transfers"),
    DOWNLOADS("downloads"),
    DOWNLOADS_JOBS("downloads-jobs"),
    DOWNLOADS_JOB("downloads-job"),
    DOWNLOADS_AGGREGATIONS("downloads-aggregations"),
    DOWNLOADS_INSTANCES("downloads-instances"),
    DOWNLOADS_STATISTICS("downloads-statistics"),
    DOWNLOADS_ENQUEUE("downloads-enqueue"),
    OUTBOX("outbox"),
    REPORT("report"),
    SETTINGS("settings"),
    ACTIVITY("activity"),
    MANUAL("manual");

    private final String file;

    Views(String file) {
        this.file = file;
    }

    /** Loads the view around a controller that was made by hand, so that controllers have real constructors. */
    public Parent load(Object controller) {
        URL source = Objects.requireNonNull(Views.class.getResource("/fxml/" + file + ".fxml"), file);
        FXMLLoader loader = new FXMLLoader(source, Texts.bundle());
        loader.setControllerFactory(type -> type.cast(controller));
        try {
            Parent root = loader.load();
            LayoutMemory.enrol(root, file);
            return root;
        } catch (IOException e) {
            throw new UncheckedIOException("View " + file + " is broken", e);
        }
    }
}
