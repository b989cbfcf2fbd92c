package dev.signalbox.console.gateway.batch;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.model.batch.definition.JobDefinition;
import java.util.List;

/** Job definitions. */
public interface DefinitionsGateway {
    /** All active revisions. */
    List<JobDefinition> definitions() throws GatewayException;

    /**
     * @param json the request as AWS takes it; a field that AWS does not have is refused here by its name
     * @return name and revision
     */
    String register(String json) throws GatewayException;

    /** Jobs that were submitted from it go on; new ones cannot be. */
    void deregister(String arn) throws GatewayException;
}
