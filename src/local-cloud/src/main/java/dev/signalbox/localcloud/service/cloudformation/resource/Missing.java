package dev.signalbox.localcloud.service.cloudformation.resource;

import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The services' many ways to say that something does not exist. */
public final class Missing {
    private static final Set<String> CODES = Set.of("NoSuchEntity", "NoSuchBucket", "NoSuchBucketPolicy",
            "ResourceNotFoundException", "ResourceNotFound", "NotFoundException", "NotFound",
            "StateMachineDoesNotExist",
            "ActivityDoesNotExist",
            "NoSuchTagSet", "LoadBalancerNotFound", "TargetGroupNotFound", "ListenerNotFound", "QueueDoesNotExist",
            "404", "ReplicationGroupNotFoundFault",
            "CacheSubnetGroupNotFoundFault", "CacheParameterGroupNotFound");

    private Missing() {}

    public static boolean isSaidBy(AwsServiceException error) {
        return CODES.contains(ServiceError.codeOf(error));
    }

    /** Whether the call answers; {@code false} if it says that there is no such thing. */
    static boolean not(Runnable call) {
        try {
            call.run();
            return true;
        } catch (AwsServiceException e) {
            if (isSaidBy(e)) {
                return false;
            }
            throw e;
        }
    }
}
