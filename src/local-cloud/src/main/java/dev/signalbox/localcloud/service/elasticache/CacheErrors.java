package dev.signalbox.localcloud.service.elasticache;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticache.model.CacheParameterGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.CacheSubnetGroupNotFoundException;
import software.amazon.awssdk.services.elasticache.model.InvalidParameterCombinationException;
import software.amazon.awssdk.services.elasticache.model.InvalidParameterValueException;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroupNotFoundException;

/** ElastiCache's errors with its codes. */
final class CacheErrors {
    private CacheErrors() {}

    static AwsServiceException invalid(String message) {
        return ServiceError.of(InvalidParameterValueException.builder(), 400, "InvalidParameterValue", message);
    }

    static AwsServiceException combination(String message) {
        return ServiceError.of(InvalidParameterCombinationException.builder(), 400, "InvalidParameterCombination",
                message);
    }

    static AwsServiceException noGroup(String id) {
        return ServiceError.of(ReplicationGroupNotFoundException.builder(), 404, "ReplicationGroupNotFoundFault",
                "Replication group " + id + " not found.");
    }

    static AwsServiceException noSubnetGroup(String name) {
        return ServiceError.of(CacheSubnetGroupNotFoundException.builder(), 400, "CacheSubnetGroupNotFoundFault",
                "Cache Subnet Group " + name + " does not exist.");
    }

    static AwsServiceException noParameterGroup(String name) {
        return ServiceError.of(CacheParameterGroupNotFoundException.builder(), 404, "CacheParameterGroupNotFound",
                "CacheParameterGroup not found: " + name);
    }

    /** Refuses members that this ElastiCache does not honour, so that nobody believes they have an effect. */
    static void only(SdkPojo request, Set<String> supported) {
        var more = SdkFields.unsupported(request, supported);
        if (!more.isEmpty()) {
            throw invalid("The local cloud does not support " + String.join(", ", more) + ".");
        }
    }

    static String required(String member, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw invalid("The parameter " + member + " must be provided.");
        }
        return value;
    }
}
