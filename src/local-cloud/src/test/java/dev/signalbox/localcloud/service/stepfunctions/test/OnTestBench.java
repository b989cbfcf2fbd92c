package dev.signalbox.localcloud.service.stepfunctions.test;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A local cloud for all tests of a class, which leave nothing in it. */
abstract class OnTestBench {
    @TempDir static Path folder;
    static TestBench bench;

    @BeforeAll
    static void start() {
        bench = new TestBench(folder);
    }

    @AfterAll
    static void stop() {
        bench.close();
    }
}
