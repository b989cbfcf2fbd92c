package dev.signalbox.localcloud.service.cloudformation.drift.live;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads what resources of one type are like now. */
@FunctionalInterface
public interface LiveProperties {
    /**
     * The present properties, named and formed as in a template; what is absent has no value now.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException the service's not-found error when the resource
     *         is gone
     */
    ObjectNode read(LiveResource resource);
}
