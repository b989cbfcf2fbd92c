package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayCall;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryEvent;
import dev.signalbox.console.model.HistoryPage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executions as the cloud tells them; what it tells is kept, and what it has forgotten is told from the archive. */
public final class KeptExecutions implements ExecutionsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(KeptExecutions.class);

    private static final Set<String> END = Set.of("ExecutionSucceeded", "ExecutionFailed", "ExecutionTimedOut",
            "ExecutionAborted");
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final ExecutionsGateway cloud;
    private final ExecutionArchive archive;
    private final Executor writer;
    private final Clock clock;
    private final Map<ExecutionId, String> definitions = new Recent<>();
    private final Map<ExecutionId, Instant> written = new Recent<>();

    /** @param writer does one thing after the other; nobody waits for it */
    public KeptExecutions(ExecutionsGateway cloud, ExecutionArchive archive, Executor writer, Clock clock) {
        this.clock = clock;
        this.cloud = cloud;
        this.archive = archive;
        this.writer = writer;
    }

    @Override
    public ExecutionDetails describe(ExecutionId id) throws GatewayException {
        try {
            ExecutionDetails details = cloud.describe(id);
            later(() -> archive.keep(details));
            return details;
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound) {
                later(() -> archive.gone(id));
            }
            return kept(e, () -> archive.details(id));
        }
    }

    private void later(Keeping keeping) {
        writer.execute(() -> {
            try {
                keeping.run();
            } catch (GatewayException e) {
                LOG.debug("Not kept", e);
            }
        });
    }

    @FunctionalInterface
    private interface Keeping {
        void run() throws GatewayException;
    }

    @Override
    public ExecutionList executions() throws GatewayException {
        return cloud.executions();
    }

    @Override
    public ExecutionList older(String stateMachineArn, String page) throws GatewayException {
        return cloud.older(stateMachineArn, page);
    }

    @Override
    public String definition(ExecutionId id) throws GatewayException {
        try {
            String definition = cloud.definition(id);
            remember(definitions, id, definition);
            return definition;
        } catch (GatewayException e) {
            return kept(e, () -> archive.definition(id));
        }
    }

    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException {
        try {
            return cloud.history(id, page);
        } catch (GatewayException e) {
            return kept(e, () -> archive.details(id).isEmpty() ? Optional.empty()
                    : Optional.of(new HistoryPage(archive
                            .history(id).reversed(), Optional.empty())));
        }
    }

    /** Keeps the whole of what is over at once, and what goes on now and then: writing a long history takes a while. */
    @Override
    public void seen(ExecutionId id, List<HistoryEvent> events) {
        boolean over = !events.isEmpty() && END.contains(events.getLast().type());
        synchronized (written) {
            Instant now = clock.instant();
            Instant last = written.getOrDefault(id, Instant.MIN);
            if (!over && last.plus(PAUSE).isAfter(now)) {
                return;
            }
            written.put(id, now);
        }
        Optional<String> definition;
        synchronized (definitions) {
            definition = Optional.ofNullable(definitions.get(id));
        }
        later(() -> archive.keep(id, definition, events));
    }

    private static <V> void remember(Map<ExecutionId, V> map, ExecutionId id, V value) {
        synchronized (map) {
            map.put(id, value);
        }
    }

    /** What the archive has instead of what AWS does not know any more. */
    private static <T> T kept(GatewayException answer, GatewayCall<Optional<T>> instead) throws GatewayException {
        if (!(answer.failure() instanceof Failure.NotFound)) {
            throw answer;
        }
        try {
            return instead.get().orElseThrow(() -> answer);
        } catch (GatewayException e) {
            if (e != answer) {
                LOG.warn("Not found at AWS, and the archive does not answer: {}", e.getMessage());
            }
            throw answer;
        }
    }

    /** Of those that are open in tabs, and no more. */
    private static final class Recent<V> extends LinkedHashMap<ExecutionId, V> {
        private static final long serialVersionUID = 1L;
        private static final int MOST = 8;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ExecutionId, V> eldest) {
            return size() > MOST;
        }
    }

    @Override
    public ExecutionId start(String stateMachineArn, String name, String input) throws GatewayException {
        return cloud.start(stateMachineArn, name, input);
    }

    @Override
    public void stop(ExecutionId id, String cause) throws GatewayException {
        cloud.stop(id, cause);
    }

    @Override
    public void redrive(ExecutionId id, String clientToken) throws GatewayException {
        cloud.redrive(id, clientToken);
    }
}
