package dev.signalbox.console.app;

import dev.signalbox.console.fx.FxThread;
import dev.signalbox.console.fx.Texts;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.scene.control.Alert;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Catches defects: logs them, and shows one window with a short code by which two reports can be matched. */
final class CrashHandler implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);
    private static final int FRAMES = 5;

    private final Path logs;
    private final AtomicBoolean showing = new AtomicBoolean();

    CrashHandler(Path logs) {
        this.logs = logs;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable defect) {
        String code = code(defect);
        LOG.error("Defect {} in {}", code, thread.getName(), defect);
        if (showing.compareAndSet(false, true)) {
            new FxThread().execute(() -> show(code));
        }
    }

    private void show(String code) {
        Alert alert = new Alert(Alert.AlertType.ERROR, Texts.text("crash.text", code, LogFile.path(logs)));
        alert.setHeaderText(Texts.text("crash.title"));
        alert.setOnHidden(_ -> showing.set(false));
        alert.show();
    }

    /** The same for the same defect: made of the root cause's type and the innermost frames, not of its message. */
    static String code(Throwable defect) {
        Throwable root = defect;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        int hash = root.getClass().getName().hashCode();
        StackTraceElement[] frames = root.getStackTrace();
        for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
            hash = 31 * hash + (frames[i].getClassName() + frames[i].getMethodName()).hashCode();
        }
        return "%04X-%04X".formatted(hash >>> 16, hash & 0xFFFF);
    }
}
