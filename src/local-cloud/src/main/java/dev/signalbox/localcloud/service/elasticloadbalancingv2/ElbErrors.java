package dev.signalbox.localcloud.service.elasticloadbalancingv2;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.InvalidConfigurationRequestException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ListenerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;

/** Elastic Load Balancing's errors with its codes. */
final class ElbErrors {
    private ElbErrors() {}

    static AwsServiceException invalid(String message) {
        return ServiceError.of(400, "ValidationError", message);
    }

    static AwsServiceException configuration(String message) {
        return ServiceError.of(InvalidConfigurationRequestException.builder(), 400, "InvalidConfigurationRequest",
                message);
    }

    static AwsServiceException noLoadBalancer(String name) {
        return ServiceError.of(LoadBalancerNotFoundException.builder(), 400, "LoadBalancerNotFound", "Load balancer '"
                + name + "' not found");
    }

    static AwsServiceException noTargetGroup(String name) {
        return ServiceError.of(TargetGroupNotFoundException.builder(), 400, "TargetGroupNotFound", "Target group '"
                + name + "' not found");
    }

    static AwsServiceException noListener(String arn) {
        return ServiceError.of(ListenerNotFoundException.builder(), 400, "ListenerNotFound", "Listener '" + arn
                + "' not found");
    }

    static AwsServiceException inUse(String message) {
        return ServiceError.of(ResourceInUseException.builder(), 400, "ResourceInUse", message);
    }

    /** Refuses members that this service does not honour, so that nobody believes they have an effect. */
    static void only(SdkPojo request, Set<String> supported) {
        var more = SdkFields.unsupported(request, supported);
        if (!more.isEmpty()) {
            throw invalid("The local cloud's load balancers do not support " + String.join(", ", more) + ".");
        }
    }

    static <T> T required(String member, @Nullable T value) {
        if (value == null || value.equals("")) {
            throw invalid("A value for " + member + " must be specified");
        }
        return value;
    }

    /** A number that must be in a range; {@code fallback} if none is given. */
    static int within(String member, @Nullable Integer value, int fallback, int low, int high) {
        int number = value == null ? fallback : value;
        if (number < low || number > high) {
            throw invalid("'" + member + "' must be between " + low + " and " + high + ", not " + number);
        }
        return number;
    }
}
