package dev.signalbox.download.log;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** What each line of this process' log has. */
public final class ServiceLog {
    private ServiceLog() {}

    /** Puts the fields into all lines from now on. */
    public static void identify(String component, String instance) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.putProperty("component", component);
            context.putProperty("instance", instance);
        }
    }
}
