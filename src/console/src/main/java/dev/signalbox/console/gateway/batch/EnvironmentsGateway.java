package dev.signalbox.console.gateway.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.batch.ComputeEnvironment;
import java.util.List;

/** Compute environments. */
public interface EnvironmentsGateway {
    List<ComputeEnvironment> environments() throws GatewayException;

    /** A disabled environment starts no job; those on it go on. */
    void enable(String name, boolean enabled) throws GatewayException;

    /** A managed one; the status is AWS's, and may be INVALID a moment later. */
    void create(ComputeEnvironment environment) throws GatewayException;

    /** An absent minimum or desired number is left as it is. */
    void resize(String name, ComputeEnvironment.Size size) throws GatewayException;

    /** AWS refuses unless it is disabled and no queue uses it. */
    void delete(String name) throws GatewayException;
}
