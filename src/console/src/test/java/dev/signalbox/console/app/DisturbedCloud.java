package dev.signalbox.console.app;

import dev.signalbox.console.gateway.aws.AwsConnection;
import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.store.preferences.Preferences;
import dev.signalbox.localcloud.LocalCloud;
import dev.signalbox.localcloud.LocalCloudOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** A local cloud behind an endpoint that can be told to misbehave. Both end with the session. */
record DisturbedCloud(FaultyEndpoint endpoint, Session session) {
    static DisturbedCloud start(Path data) throws IOException {
        return start(data, c -> c);
    }

    static DisturbedCloud start(Path data, UnaryOperator<AwsConnection> how) throws IOException {
        LocalCloud cloud = LocalCloud.start(new LocalCloudOptions(data, 0));
        var endpoint = new FaultyEndpoint(cloud.endpoint());
        var connection = AwsConnection.local(endpoint.address(), cloud.region(), cloud.accessKeyId(), cloud
                .secretAccessKey());
        var environment = new EnvironmentInfo(EnvironmentInfo.Kind.LOCAL, "LOCAL", "local cloud", cloud.account(), cloud
                .region(), endpoint.address(), EnvironmentInfo.Entrance.of(EnvironmentInfo.Kind.LOCAL));
        return new DisturbedCloud(endpoint, Session.at(how.apply(connection), environment, data, Preferences.in(data),
                () -> {
                    endpoint.close();
                    cloud.close();
                }));
    }
}
