package dev.signalbox.localcloud.service.ecs;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.ecs.model.ClientException;
import software.amazon.awssdk.services.ecs.model.ClusterNotFoundException;
import software.amazon.awssdk.services.ecs.model.InvalidParameterException;
import software.amazon.awssdk.services.ecs.model.ServiceNotActiveException;
import software.amazon.awssdk.services.ecs.model.ServiceNotFoundException;

/** ECS's errors with its texts. */
final class EcsErrors {
    private EcsErrors() {}

    static AwsServiceException client(String message) {
        return ServiceError.of(ClientException.builder(), 400, "ClientException", message);
    }

    static AwsServiceException invalid(String message) {
        return ServiceError.of(InvalidParameterException.builder(), 400, "InvalidParameterException", message);
    }

    static AwsServiceException noCluster() {
        return ServiceError.of(ClusterNotFoundException.builder(), 400, "ClusterNotFoundException",
                "Cluster not found.");
    }

    static AwsServiceException noService() {
        return ServiceError.of(ServiceNotFoundException.builder(), 400, "ServiceNotFoundException",
                "Service not found.");
    }

    static AwsServiceException inactive() {
        return ServiceError.of(ServiceNotActiveException.builder(), 400, "ServiceNotActiveException",
                "Service was not ACTIVE.");
    }

    /** Refuses members that this ECS does not honour, so that nobody believes they have an effect. */
    static void only(SdkPojo pojo, String where, Set<String> supported) {
        var more = SdkFields.unsupported(pojo, supported);
        if (!more.isEmpty()) {
            throw invalid("The local cloud does not support " + String.join(", ", more) + " of " + where + ".");
        }
    }

    static String required(String member, @Nullable String value) {
        if (value == null || value.isEmpty()) {
            throw invalid(member + " must not be empty.");
        }
        return value;
    }
}
