package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.CallLimit;
import dev.signalbox.localcloud.LocalCloud;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Signs in to a local cloud that enforces policies, as a role with one policy. */
public final class RestrictedRole {
    private static final String TRUST = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
            + "\"Principal\":{\"AWS\":\"000000000000\"}}}";

    private RestrictedRole() {}

    /** As whom the local cloud lets everything pass. */
    public static AwsConnection owner(LocalCloud cloud) {
        return AwsConnection.local(cloud.endpoint(), cloud.region(), cloud.accessKeyId(), cloud.secretAccessKey());
    }

    /** @param statements of its policy, in single quotes */
    public static AwsConnection in(LocalCloud cloud, String role, String path, String statements) {
        try (var clients = new AwsClients(owner(cloud), new Unlimited())) {
            var iam = clients.client(IamClient.builder());
            var arn = iam.createRole(r -> r.roleName(role).path(path).assumeRolePolicyDocument(TRUST)).role().arn();
            iam.putRolePolicy(p -> p.roleName(role).policyName("work").policyDocument(("{'Version':'2012-10-17',"
                    + "'Statement':[" + statements + "]}").replace('\'', '"')));
            var keys = clients.client(StsClient.builder()).assumeRole(r -> r.roleArn(arn).roleSessionName("ada"))
                    .credentials();
            var owner = owner(cloud);
            return new AwsConnection(owner.region(), owner.endpoint(), StaticCredentialsProvider.create(
                    AwsSessionCredentials.create(keys.accessKeyId(), keys.secretAccessKey(), keys.sessionToken())),
                    owner.patience(), owner.access());
        }
    }

    /** Counts nothing. */
    public static final class Unlimited implements CallLimit {
        @Override
        public void take(String api) {
            // a test asks as often as it likes
        }

        @Override
        public void again(String api) {
            // a test asks as often as it likes
        }

        @Override
        public void throttled(String api) {
            // the local cloud does not
        }
    }
}
