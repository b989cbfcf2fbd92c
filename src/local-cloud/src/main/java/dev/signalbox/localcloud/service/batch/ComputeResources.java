package dev.signalbox.localcloud.service.batch;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ComputeResource;
import software.amazon.awssdk.services.batch.model.ComputeResourceUpdate;

/** The rules for what a managed compute environment is made of. */
final class ComputeResources {
    private ComputeResources() {}

    static ComputeResource checked(@Nullable ComputeResource given) {
        var resources = Names.required("computeResources", given);
        var type = Names.required("computeResources.type", resources.type());
        if (resources.maxvCpus() == null || resources.maxvCpus() < 1) {
            throw BatchErrors.invalid("computeResources.maxvCpus must be a positive number.");
        }
        if (resources.subnets().isEmpty()) {
            throw BatchErrors.invalid("computeResources.subnets must not be empty.");
        }
        return switch (type) {
            case FARGATE, FARGATE_SPOT -> fargate(resources);
            case EC2, SPOT -> ec2(resources);
            case UNKNOWN_TO_SDK_VERSION -> throw BatchErrors.invalid(
                    "computeResources.type " + resources.typeAsString() + " is not valid.");
        };
    }

    private static ComputeResource fargate(ComputeResource resources) {
        if (resources.securityGroupIds().isEmpty()) {
            throw BatchErrors.invalid("computeResources.securityGroupIds is required for Fargate.");
        }
        if (resources.subnets().size() > 16) {
            throw BatchErrors.invalid("Fargate supports a maximum of 16 subnets.");
        }
        notOnFargate("minvCpus", resources.minvCpus() != null);
        notOnFargate("desiredvCpus", resources.desiredvCpus() != null);
        notOnFargate("instanceTypes", !resources.instanceTypes().isEmpty());
        notOnFargate("instanceRole", resources.instanceRole() != null);
        notOnFargate("allocationStrategy", resources.allocationStrategy() != null);
        notOnFargate("imageId", resources.imageId() != null);
        notOnFargate("ec2KeyPair", resources.ec2KeyPair() != null);
        notOnFargate("launchTemplate", resources.launchTemplate() != null);
        notOnFargate("bidPercentage", resources.bidPercentage() != null);
        notOnFargate("tags", !resources.tags().isEmpty());
        return resources;
    }

    private static void notOnFargate(String field, boolean given) {
        if (given) {
            throw BatchErrors.invalid(field + " is not applicable for Fargate.");
        }
    }

    private static ComputeResource ec2(ComputeResource resources) {
        int min = resources.minvCpus() == null ? 0 : resources.minvCpus();
        int desired = resources.desiredvCpus() == null ? min : resources.desiredvCpus();
        if (min < 0 || min > resources.maxvCpus()) {
            throw BatchErrors.invalid("maxvCpus should be greater than or equal to minvCpus.");
        }
        if (desired < min || desired > resources.maxvCpus()) {
            throw BatchErrors.invalid("desiredvCpus should be between minvCpus and maxvCpus.");
        }
        if (resources.instanceTypes().isEmpty()) {
            throw BatchErrors.invalid("Resource instanceTypes are required.");
        }
        if (resources.instanceRole() == null) {
            throw BatchErrors.invalid("Instance role is required.");
        }
        return resources.copy(r -> r.minvCpus(min).desiredvCpus(desired));
    }

    static ComputeResource updated(ComputeResource old, ComputeResourceUpdate update) {
        if (update.type() != null && fargate(update.type()) != fargate(old.type())) {
            throw BatchErrors.invalid("Cannot change between Fargate and EC2.");
        }
        BatchErrors.unsupported("updateToLatestImageVersion", update.updateToLatestImageVersion());
        BatchErrors.unsupported("launchTemplate", update.launchTemplate());
        BatchErrors.unsupported("ec2Configuration", update.ec2Configuration());
        return checked(old.copy(r -> change(r, update)));
    }

    private static boolean fargate(CRType type) {
        return type == CRType.FARGATE || type == CRType.FARGATE_SPOT;
    }

    private static void change(ComputeResource.Builder resources, ComputeResourceUpdate update) {
        set(update.minvCpus(), resources::minvCpus);
        set(update.maxvCpus(), resources::maxvCpus);
        set(update.desiredvCpus(), resources::desiredvCpus);
        set(update.typeAsString(), resources::type);
        set(update.allocationStrategyAsString(), resources::allocationStrategy);
        set(update.ec2KeyPair(), resources::ec2KeyPair);
        set(update.instanceRole(), resources::instanceRole);
        set(update.placementGroup(), resources::placementGroup);
        set(update.bidPercentage(), resources::bidPercentage);
        set(update.imageId(), resources::imageId);
        set(update.hasSubnets() ? update.subnets() : null, resources::subnets);
        set(update.hasSecurityGroupIds() ? update.securityGroupIds() : null, resources::securityGroupIds);
        set(update.hasInstanceTypes() ? update.instanceTypes() : null, resources::instanceTypes);
        set(update.hasTags() ? update.tags() : null, resources::tags);
    }

    private static <T> void set(@Nullable T value, Consumer<T> setter) {
        if (value != null) {
            setter.accept(value);
        }
    }
}
