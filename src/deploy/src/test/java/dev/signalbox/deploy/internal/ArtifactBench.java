package dev.signalbox.deploy.internal;

import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An artifact bucket of a local cloud, each of whose calls is to name its owner. */
abstract class ArtifactBench {
    static final String ACCOUNT = "000000000000";

    @TempDir static Path folder;
    static LocalCloud cloud;
    RecordedS3 s3;
    ArtifactBucket bucket;

    @BeforeAll
    static void start() {
        cloud = LocalCloud.start(new LocalCloudOptions(folder.resolve("cloud"), 0));
    }

    @AfterAll
    static void stop() {
        cloud.close();
    }

    @BeforeEach
    void connect() {
        s3 = new RecordedS3(cloud);
        bucket = new ArtifactBucket(s3.client(), ACCOUNT, cloud.region(), "aws");
    }

    @AfterEach
    void everyCallNamesTheOwner() {
        s3.expectOwnerEverywhere(ACCOUNT);
        s3.removeAll();
        s3.close();
    }
}
