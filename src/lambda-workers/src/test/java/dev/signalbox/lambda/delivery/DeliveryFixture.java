package dev.signalbox.lambda.delivery;

import dev.signalbox.lambda.TestCloud;
import dev.signalbox.lambda.callback.Answer;
import dev.signalbox.lambda.callback.WaitingTasks;
import dev.signalbox.lambda.delivery.Delivery.StoredFile;
import dev.signalbox.transfer.TransferTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Real tables of a local cloud; clients, tasks and time that tests move. */
final class DeliveryFixture implements AutoCloseable, TransferTime, Clients, Links, Reception.Repeats {
    static final String EXECUTIONS = "arn:aws:states:local-1:000000000000:execution:delivery:";
    static final StoredFile FILE = new StoredFile("Response_Object_x.csv", "x.csv", 5, "2cf24dba");

    final Deliveries deliveries;
    final Connections connections;
    final Messenger messenger;
    final Map<String, List<String>> heard = new LinkedHashMap<>();
    final Map<String, Answer> answers = new LinkedHashMap<>();
    final List<String> repeated = new ArrayList<>();
    final Set<String> opening = new HashSet<>();
    private final WaitingTasks tasks = new Tasks();
    WaitingTasks.State state = WaitingTasks.State.RUNNING;
    int signed;
    Instant now = Instant.parse("2026-10-01T10:00:00Z");
    private final TestCloud cloud;
    private final DynamoDbClient dynamo;

    DeliveryFixture(Path folder) {
        cloud = new TestCloud(folder);
        dynamo = cloud.table("deliveries", DeliveryItem.KEY);
        cloud.table("connections", "connectionId").close();
        deliveries = new DynamoDeliveries(dynamo, "deliveries", Duration.ofDays(7), () -> now);
        connections = new DynamoConnections(dynamo, "connections", () -> now);
        messenger = new Messenger(deliveries, this, this, this);
    }

    TestCloud cloud() {
        return cloud;
    }

    /** A delivery that has begun. */
    Ticket begun() {
        var ticket = Ticket.create();
        deliveries.create(arn(ticket), ticket, Optional.empty());
        return ticket;
    }

    /** A delivery whose file is there. */
    Ticket fetched() {
        var ticket = begun();
        deliveries.fetched(arn(ticket), FILE, now.plusSeconds(3600));
        return ticket;
    }

    static String arn(Ticket ticket) {
        return EXECUTIONS + ticket.name();
    }

    Delivery delivery(Ticket ticket) {
        return deliveries.find(arn(ticket)).orElseThrow();
    }

    Reception reception(boolean needsTicket) {
        return new Reception(new Reception.Ports(deliveries, connections, tasks, this), new Reception.Settings(
                EXECUTIONS,
                needsTicket), () -> now);
    }

    /** The client is there, and hears what is pushed to it. */
    int connect(Ticket ticket, String connection, String frames) {
        heard.put(connection, new ArrayList<>());
        return reception(true).connect(new Reception.Handshake(connection, Optional.empty(), Optional.of(ticket
                .text()), Optional.of(frames)));
    }

    ClientWait clientWait() {
        return new ClientWait(deliveries, tasks, () -> now);
    }

    StatusDesk statusDesk() {
        return new StatusDesk(deliveries, tasks, this, EXECUTIONS);
    }

    @Override
    public boolean push(String connectionId, String text) {
        if (opening.remove(connectionId) || !heard.containsKey(connectionId)) {
            return false;
        }
        heard.get(connectionId).add(text);
        return true;
    }

    @Override
    public Link make(StoredFile file) {
        signed++;
        return new Link("https://bucket/" + file.key() + "?signed=" + signed, now.plusSeconds(600));
    }

    @Override
    public void soon(String executionArn, String connectionId) {
        repeated.add(connectionId);
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void sleep(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public double random() {
        return 1;
    }

    /** A token is good for one answer. */
    private final class Tasks implements WaitingTasks {
        @Override
        public Delivery answer(String token, Answer answer) {
            return answers.putIfAbsent(token, answer) == null ? Delivery.DELIVERED : Delivery.GONE;
        }

        @Override
        public Delivery heartbeat(String token) {
            throw new UnsupportedOperationException();
        }

        @Override
        public State stateOf(String executionName) {
            return state;
        }
    }

    @Override
    public void close() {
        dynamo.close();
        cloud.close();
    }
}
