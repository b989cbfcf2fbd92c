package dev.signalbox.localcloud.service.sts;

import dev.signalbox.localcloud.runtime.AwsService;
import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.SessionKeys;
import java.time.Duration;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Says who the caller is, and lets it act as a role. Every role may be assumed: policies are kept, not enforced. */
public final class StsService implements AwsService {
    private static final Pattern ROLE_ARN = Pattern.compile("arn:[\\w-]+:iam::(\\d{12}):role/(?:.*/)?([\\w+=,.@-]+)");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");

    private final CloudContext context;
    private final SessionKeys keys;

    public StsService(CloudContext context) {
        this.context = context;
        this.keys = new SessionKeys(context.identity());
    }

    @Override
    public void register(Operations operations) {
        operations.on(GetCallerIdentityRequest.class, this::getCallerIdentity).on(AssumeRoleRequest.class,
                this::assumeRole);
    }

    private GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
        var identity = context.identity();
        var root = "arn:" + identity.partition() + ":iam::" + identity.account() + ":root";
        var arn = Caller.current().session().orElse(root);
        var userId = Caller.current().session().map(session -> Caller.current().accessKeyId() + ":" + session.substring(
                session.lastIndexOf('/') + 1)).orElse(identity.account());
        return GetCallerIdentityResponse.builder().account(identity.account()).arn(arn).userId(userId).build();
    }

    private AssumeRoleResponse assumeRole(AssumeRoleRequest request) {
        var role = ROLE_ARN.matcher(String.valueOf(request.roleArn()));
        if (!role.matches()) {
            throw ServiceError.of(400, "ValidationError", String.valueOf(request.roleArn()) + " is invalid");
        }
        if (request.roleSessionName() == null || !SESSION.matcher(request.roleSessionName()).matches()) {
            throw ServiceError.of(400, "ValidationError",
                    "Value at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]{2,64}");
        }
        int seconds = request.durationSeconds() == null ? 3600 : request.durationSeconds();
        if (seconds < 900 || seconds > 43200) {
            throw ServiceError.of(400, "ValidationError",
                    "Value at 'durationSeconds' failed to satisfy constraint: Member must be between 900 and 43200");
        }
        var arn = "arn:" + context.identity().partition() + ":sts::" + role.group(1) + ":assumed-role/" + role.group(2)
                + "/" + request.roleSessionName();
        var expiry = context.time().now().plus(Duration.ofSeconds(seconds));
        var key = keys.issue(arn, expiry);
        return AssumeRoleResponse.builder().credentials(c -> c.accessKeyId(key.accessKeyId()).secretAccessKey(key
                .secretAccessKey()).sessionToken(key.token()).expiration(expiry)).assumedRoleUser(user -> user.arn(arn)
                        .assumedRoleId(key.accessKeyId() + ":" + request.roleSessionName())).build();
    }
}
