package dev.signalbox.localcloud;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;

/** A local cloud for each test, and a client of its Step Functions. */
abstract class StateMachinesOnLocalCloud {
    static final String ROLE = "arn:aws:iam::000000000000:role/states";

    @TempDir Path folder;
    LocalCloudFixture fixture;
    SfnClient states;

    @BeforeEach
    final void start() {
        fixture = new LocalCloudFixture(folder);
        states = fixture.client(SfnClient.builder());
    }

    @AfterEach
    final void stop() {
        states.close();
        fixture.close();
    }

    /** On the same data. */
    final void restart() {
        stop();
        start();
    }
}
