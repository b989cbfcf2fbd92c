package dev.signalbox.console.gateway.archive;

import dev.signalbox.console.gateway.ExecutionsGateway;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.ExecutionDetails;
import dev.signalbox.console.model.ExecutionId;
import dev.signalbox.console.model.ExecutionList;
import dev.signalbox.console.model.Failure;
import dev.signalbox.console.model.HistoryPage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executions as the cloud tells them; what it tells is kept, and what it has forgotten is told from the archive. */
public final class KeptExecutions implements ExecutionsGateway {
    private static final Logger LOG = LoggerFactory.getLogger(KeptExecutions.class);

    private final ExecutionsGateway cloud;
    private final ExecutionArchive archive;
    private final Executor writer;

    /** @param writer does one thing after the other; nobody waits for it */
    public KeptExecutions(ExecutionsGateway cloud, ExecutionArchive archive, Executor writer) {
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
            if (!(e.failure() instanceof Failure.NotFound)) {
                throw e;
            }
            later(() -> archive.gone(id));
            return kept(id).orElseThrow(() -> e);
        }
    }

    private Optional<ExecutionDetails> kept(ExecutionId id) {
        try {
            return archive.details(id);
        } catch (GatewayException e) {
            LOG.warn("Not found at AWS, and the archive does not answer: {}", e.getMessage());
            return Optional.empty();
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
        return cloud.definition(id);
    }

    /** Of what AWS has forgotten only beginning and end are kept: there are no events. */
    @Override
    public HistoryPage history(ExecutionId id, Optional<String> page) throws GatewayException {
        try {
            return cloud.history(id, page);
        } catch (GatewayException e) {
            if (e.failure() instanceof Failure.NotFound && kept(id).isPresent()) {
                return new HistoryPage(List.of(), Optional.empty());
            }
            throw e;
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
