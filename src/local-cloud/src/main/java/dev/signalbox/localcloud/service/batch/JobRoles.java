package dev.signalbox.localcloud.service.batch;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.ChildKeys;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Guard;
import java.util.Map;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * As whom a job's container calls AWS and as whom its log is written: the job's own role and its execution role, or its
 * machine's role for both.
 */
final class JobRoles {
    private static final Logger LOG = LoggerFactory.getLogger(JobRoles.class);
    private static final String TASKS = "ecs-tasks.amazonaws.com";
    private static final String MACHINES = "ec2.amazonaws.com";

    private final CloudContext context;

    JobRoles(CloudContext context) {
        this.context = context;
    }

    /**
     * The container's keys; none at all if no role is for it and policies are enforced.
     *
     * @throws software.amazon.awssdk.awscore.exception.AwsServiceException when the role cannot be assumed
     */
    Map<String, String> keys(JobRunner.Roles roles) {
        var caller = roles.job().map(role -> assumed(role, TASKS, roles)).or(() -> machine(roles));
        return caller.map(c -> ChildKeys.of(context, c)).orElseGet(() -> isEnforced() ? Map.of()
                : ChildKeys.ofAccount(context.identity()));
    }

    /** The services as whoever writes the log may have them. */
    CloudContext shipping(JobRunner.Roles roles) {
        var caller = roles.execution().map(role -> assumed(role, TASKS, roles)).or(() -> machine(roles));
        return caller.map(c -> context.as(() -> c)).orElse(context);
    }

    private boolean isEnforced() {
        return !Guard.OPEN.equals(context.calls().guard());
    }

    private Optional<Caller> machine(JobRunner.Roles roles) {
        return roles.instanceProfile().flatMap(this::role).map(role -> assumed(role, MACHINES, roles));
    }

    private Optional<String> role(String profile) {
        try {
            return context.calls().call(GetInstanceProfileRequest.builder().instanceProfileName(profile.substring(
                    profile
                            .lastIndexOf('/') + 1)).build(), GetInstanceProfileResponse.class).instanceProfile().roles()
                    .stream()
                    .findFirst().map(Role::arn);
        } catch (AwsServiceException e) {
            LOG.warn("Machines have no role: {}", ServiceError.messageOf(e));
            return Optional.empty();
        }
    }

    private Caller assumed(String role, String service, JobRunner.Roles roles) {
        context.calls().guard().assume(role, service, roles.jobArn());
        return Caller.assuming(role, roles.jobArn().substring(roles.jobArn().lastIndexOf('/') + 1));
    }
}
