package dev.signalbox.console.gateway.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.aws.batch.AwsDefinitionsGateway;
import dev.signalbox.console.gateway.aws.batch.AwsEnvironmentsGateway;
import dev.signalbox.console.gateway.aws.batch.AwsJobsGateway;
import dev.signalbox.console.gateway.aws.batch.AwsQueuesGateway;
import dev.signalbox.console.model.Destination.S3Location;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.files.ObjectRef;
import dev.signalbox.console.model.mapruns.MapRun;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The gateways themselves, asked to change something while the environment is locked: past all buttons. */
class LockedGatewaysTest {
    private static final List<String> ARRIVED = new CopyOnWriteArrayList<>();
    private static final ExecutionId RUN = new ExecutionId("arn:aws:states:eu-west-1:1:execution:m:r");
    private static final S3Location PLACE = new S3Location("box", "a.txt");
    private static HttpServer server;
    private static AwsClients clients;

    /** One change through a gateway. */
    @FunctionalInterface
    interface Change {
        void make(AwsClients clients) throws GatewayException;
    }

    @BeforeAll
    static void open() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ARRIVED.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        clients = new AwsClients(AwsConnection.local(URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
                "eu-west-1", "key", "secret"), new Free(), (_, _, _, _) -> {}, (_, operation) -> {
                    throw new ChangeRefusedException("PROD", operation);
                });
    }

    @AfterAll
    static void close() {
        clients.close();
        server.stop(0);
    }

    static List<Named<Change>> changes() {
        return List.of(named("start", c -> new AwsExecutionsGateway(c).start(
                "arn:aws:states:eu-west-1:1:stateMachine:m",
                "n", "{}")), named("stop", c -> new AwsExecutionsGateway(c).stop(RUN, "")), named("redrive",
                        c -> new AwsExecutionsGateway(c).redrive(RUN, "t")), named("map run",
                                c -> new AwsMapRunsGateway(c).change("arn:m", new MapRun.Limits(1, 0, 0),
                                        new MapRun.Limits(2, 0, 0))), named("delete objects",
                                                c -> new AwsObjectChangesGateway(c).delete("box", List.of(ObjectRef
                                                        .current(PLACE)))), named("make a folder",
                                                                c -> new AwsObjectChangesGateway(c).makeFolder(
                                                                        new S3Location("box", "f/"))), named(
                                                                                "make a bucket",
                                                                                c -> new AwsObjectChangesGateway(c)
                                                                                        .makeBucket("new-box")),
                named("upload", c -> new AwsUploadsGateway(c).upload(PLACE, new byte[]{1}, "text/plain")), named("tag",
                        c -> new AwsObjectFactsGateway(c, (_, _, _, _) -> {}).tag(ObjectRef.current(PLACE), Map.of("a",
                                "b"))), named("begin parts", c -> new AwsTransfers(c, 2).uploads().begin(PLACE,
                                        "text/plain")), named("give parts up", c -> new AwsTransfers(c, 2).uploads()
                                                .abort(PLACE, "u")), named("terminate", c -> new AwsJobsGateway(c, Clock
                                                        .systemUTC()).terminate("j", "no")), named("cancel",
                                                                c -> new AwsJobsGateway(c, Clock.systemUTC()).cancel(
                                                                        "j", "no")), named("disable a queue",
                                                                                c -> new AwsQueuesGateway(c).enable("q",
                                                                                        false)), named("delete a queue",
                                                                                                c -> new AwsQueuesGateway(
                                                                                                        c).delete("q")),
                named("disable an environment", c -> new AwsEnvironmentsGateway(c).enable("e", false)), named(
                        "delete an environment", c -> new AwsEnvironmentsGateway(c).delete("e")), named("deregister",
                                c -> new AwsDefinitionsGateway(c).deregister("arn:d")));
    }

    private static Named<Change> named(String name, Change change) {
        return Named.of(name, change);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void isRefusedAndNothingArrives(Change change) {
        ARRIVED.clear();
        Failure failure = Optional.ofNullable(catchThrowableOfType(GatewayException.class, () -> change.make(clients)))
                .orElseThrow().failure();
        assertThat(failure).isInstanceOf(Failure.Locked.class);
        assertThat(ARRIVED).isEmpty();
    }

    private static final class Free implements CallLimit {
        @Override
        public void take(String api) {
            // none is counted
        }

        @Override
        public void again(String api) {
            // nor counted again
        }

        @Override
        public void throttled(String api) {
            // nor slowed down
        }
    }
}
