package dev.signalbox.console.model.batch;

import java.util.List;
import java.util.Optional;

/**
 * A compute environment.
 *
 * @param status AWS's own word, such as {@code VALID}
 * @param statusReason why, in AWS's words; empty if AWS gives none
 * @param type such as {@code FARGATE}; {@code UNMANAGED} for one that AWS does not scale
 */
public record ComputeEnvironment(String name, boolean enabled, String status, String statusReason, String type,
        Size size, Machines machines) {

    /**
     * vCPUs.
     *
     * @param min kept even if nothing runs; Fargate has none
     * @param desired what AWS runs machines for now; Fargate has none
     */
    public record Size(Optional<Integer> min, Optional<Integer> desired, int max) {
        public static Size upTo(int max) {
            return new Size(Optional.empty(), Optional.empty(), max);
        }
    }

    /**
     * What it is made of.
     *
     * @param clusterArn of the ECS cluster in which its jobs run; empty if AWS does not say
     */
    public record Machines(List<String> instanceTypes, List<String> subnets, List<String> securityGroups,
            String instanceRole, String serviceRole, String allocation, String clusterArn) {
        public static final Machines NONE = new Machines(List.of(), List.of(), List.of(), "", "", "", "");
    }

    public int maxVcpus() {
        return size.max();
    }

    public boolean isValid() {
        return status.equals("VALID");
    }

    /** Whether it may take jobs. */
    public boolean isUsable() {
        return enabled && isValid();
    }

    public boolean isFargate() {
        return type.startsWith("FARGATE");
    }

    public boolean isManaged() {
        return !type.equals("UNMANAGED");
    }
}
