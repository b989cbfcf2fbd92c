package dev.signalbox.console.app.crash;

import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import dev.signalbox.console.model.report.Defects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Catches defects: logs them, and has them told. One that repeats is logged whole three times only, so that it does not wash the
 * log away. When there is no memory left, a reserve is given up, which is enough for saying so.
 */
public final class CrashHandler implements Thread.UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(CrashHandler.class);
    private static final int WHOLE = 3;
    private static final int RESERVE = 2 << 20;

    private final Consumer<Defects.Seen> told;
    private final Defects defects = new Defects();
    private final AtomicReference<byte @Nullable []> reserve = new AtomicReference<>(new byte[RESERVE]);

    /** @param told of each defect, on the thread that has it */
    public CrashHandler(Consumer<Defects.Seen> told) {
        this.told = told;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable defect) {
        if (Defects.isOfMemory(defect)) {
            reserve.set(null);
        }
        Defects.Seen seen = defects.saw(thread.getName(), defect, ThrowableProxyUtil.asString(new ThrowableProxy(
                defect)));
        if (seen.times() <= WHOLE) {
            LOG.error("Defect {} in {}", seen.code(), thread.getName(), defect);
        } else if (Integer.bitCount(seen.times()) == 1) {
            LOG.error("Defect {} in {} was seen {} times", seen.code(), thread.getName(), seen.times());
        }
        told.accept(seen);
    }
}
