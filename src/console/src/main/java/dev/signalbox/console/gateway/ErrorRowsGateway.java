package dev.signalbox.console.gateway;

import dev.signalbox.console.model.ErrorRowPage;
import dev.signalbox.console.model.StackPlaces;
import java.util.OptionalLong;

/** Rows that pipelines refused. */
public interface ErrorRowsGateway {
    /**
     * One page of the rows of an execution, in their order.
     *
     * @param run the execution's name
     * @param after the number of the last row of the page before
     */
    ErrorRowPage page(StackPlaces.ErrorRows place, String run, OptionalLong after) throws GatewayException;
}
