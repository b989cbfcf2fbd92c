package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.store.Kept;
import java.util.Set;
import software.amazon.awssdk.services.batch.model.CEState;
import software.amazon.awssdk.services.batch.model.CEStatus;
import software.amazon.awssdk.services.batch.model.CRType;
import software.amazon.awssdk.services.batch.model.ComputeEnvironmentDetail;

/** A compute environment as kept. */
record Environment(@Kept ComputeEnvironmentDetail detail) {
    private static final Set<CRType> FARGATE = Set.of(CRType.FARGATE, CRType.FARGATE_SPOT);

    String name() {
        return detail.computeEnvironmentName();
    }

    String arn() {
        return detail.computeEnvironmentArn();
    }

    boolean enabled() {
        return detail.state() == CEState.ENABLED;
    }

    boolean valid() {
        return detail.status() != CEStatus.INVALID;
    }

    /** Whether jobs may start on it. */
    boolean usable() {
        return enabled() && valid();
    }

    /** Whether an empty one has room for the job. */
    boolean couldHold(Job job) {
        return job.milliVcpus() <= maxMilliVcpus() && InstanceTypes.fit(detail.computeResources().instanceTypes(), job
                .milliVcpus(), job.memoryMiB());
    }

    boolean fargate() {
        return FARGATE.contains(detail.computeResources().type());
    }

    long maxMilliVcpus() {
        return detail.computeResources().maxvCpus() * 1000L;
    }
}
