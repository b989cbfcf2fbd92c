package dev.signalbox.console.app;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.aws.AwsClients;
import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.EnvironmentInfo.Entrance;
import dev.signalbox.console.model.EnvironmentInfo.Kind;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import software.amazon.awssdk.services.sfn.SfnClient;

/** The real console on a local cloud that it takes for production, so it begins locked; and a door of its own to that cloud. */
abstract class LockedConsole extends ConsoleOnLocalCloud {
    static final String ACCOUNT = "000000000000";
    HeardEndpoint heard;
    /** Goes past the console's lock. */
    AwsClients door;
    private Kind kind = Kind.PROD;

    LockedConsole() {}

    LockedConsole(Kind kind) {
        this.kind = kind;
    }

    @Override
    Session session(Path data) throws Exception {
        LocalCloud cloud = LocalCloud.start(new LocalCloudOptions(data.resolve("cloud"), 0));
        heard = new HeardEndpoint(cloud.endpoint());
        door = new AwsClients(AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()), new Free());
        seed();
        return Session.at(AwsConnection.local(heard.address(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey()), new EnvironmentInfo(kind, kind.name(), "shop", ACCOUNT, cloud.region(), heard
                        .address(), Entrance.of(kind)), data, Preferences.in(data), () -> {
                            door.close();
                            close(heard);
                            cloud.close();
                        });
    }

    private static void close(HeardEndpoint endpoint) {
        try {
            endpoint.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is in the cloud before the console comes. */
    void seed() throws Exception {
        // Nothing, unless a test says so.
    }

    SfnClient states() {
        return door.client(SfnClient.builder());
    }

    private static final class Free implements CallLimit {
        @Override
        public void take(String api) {
            // as it likes
        }

        @Override
        public void again(String api) {
            // as often as it likes
        }

        @Override
        public void throttled(String api) {
            // it tries again
        }
    }
}
