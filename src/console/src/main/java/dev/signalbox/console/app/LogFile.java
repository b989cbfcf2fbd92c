package dev.signalbox.console.app;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** The console's log: {@code console.log} in the folder for logs, at most four files of 5 MB. Nothing secret is ever logged. */
final class LogFile {
    private static final String NAME = "console.log";

    private LogFile() {}

    static Path path(Path logs) {
        return logs.resolve(NAME);
    }

    /** The log no longer goes there. */
    static void out(Path logs) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Optional.ofNullable(root.getAppender(name(logs))).ifPresent(appender -> {
            root.detachAppender(appender);
            appender.stop();
        });
    }

    private static String name(Path logs) {
        return "file " + path(logs).toAbsolutePath();
    }

    /** From now on the log also goes to this folder: each open environment's has that of the whole process. */
    static void in(Path logs) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level [%thread] %logger{24} - %msg%n");
        encoder.start();
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setContext(context);
        appender.setName(name(logs));
        appender.setFile(path(logs).toString());
        appender.setEncoder(encoder);
        roll(context, appender, logs);
        out(logs);
        appender.start();
        context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    /** As {@link #in}, and says which file it is. */
    static Path begin(Path logs) {
        in(logs);
        return path(logs);
    }

    private static void roll(LoggerContext context, RollingFileAppender<ILoggingEvent> appender, Path logs) {
        NumberedFiles names = new NumberedFiles(path(logs));
        names.setContext(context);
        names.setParent(appender);
        names.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(FileSize.valueOf("5MB"));
        size.start();
        appender.setRollingPolicy(names);
        appender.setTriggeringPolicy(size);
    }
}
