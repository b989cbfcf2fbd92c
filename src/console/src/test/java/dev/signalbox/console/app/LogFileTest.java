package dev.signalbox.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.core.rolling.RollingFileAppender;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class LogFileTest {
    @TempDir Path folder;

    @Test
    void liesInAnyFolder() {
        for (String name : new String[]{"Program Files (x86)", "100%", "%d{yyyy} %i", "a${b}"}) {
            Path logs = folder.resolve(name).resolve("logs");
            Logger logger = (Logger) LoggerFactory.getLogger(LogFileTest.class);
            logger.setLevel(Level.INFO);
            LogFile.in(logs);
            logger.info("told in {}", name);
            LogFile.out(logs);
            assertThat(LogFile.path(logs)).content().contains("told in " + name);
        }
    }

    @Test
    void keepsThreeBeforeThePresentOne() throws Exception {
        Path logs = folder.resolve("logs");
        Logger logger = (Logger) LoggerFactory.getLogger(LogFileTest.class);
        logger.setLevel(Level.INFO);
        LogFile.in(logs);
        var file = (RollingFileAppender<?>) ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME))
                .getAppender("file " + LogFile.path(logs).toAbsolutePath());
        for (int i = 1; i <= 6; i++) {
            logger.info("line {}", i);
            file.rollover();
        }
        logger.info("line 7");
        LogFile.out(logs);
        assertThat(LogFile.path(logs)).content().contains("line 7");
        for (int i = 1; i <= 3; i++) {
            assertThat(logs.resolve("console.log." + i)).content().contains("line " + (7 - i));
        }
        try (Stream<Path> all = Files.list(logs)) {
            assertThat(all).hasSize(4);
        }
    }
}
