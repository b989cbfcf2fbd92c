package dev.signalbox.localcloud.service.batch;

import java.util.Set;
import software.amazon.awssdk.services.batch.model.CEState;
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

    boolean fargate() {
        return FARGATE.contains(detail.computeResources().type());
    }

    long maxMilliVcpus() {
        return detail.computeResources().maxvCpus() * 1000L;
    }
}
