package dev.signalbox.console.model.signin;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way to call AWS that this computer offers: a profile of {@code ~/.aws}, or credentials that lie in the surroundings. All
 * texts are as somebody wrote them: they are shown as they are and never run or read as markup.
 *
 * @param name as in the files, or {@link #ENVIRONMENT}, {@link #CONTAINER}, {@link #INSTANCE}
 * @param region where it calls when nothing else is said: AWS_REGION, else the profile's, else AWS_DEFAULT_REGION
 * @param account number of the account it ends in, where the files tell it
 * @param role name of an SSO role, or ARN of the role that is assumed last
 * @param mfaSerial device whose code is asked for, of this profile or of one that it is based on
 * @param ssoSession name of the {@code [sso-session]}, or the start URL of a profile of the older kind
 * @param endpoints where it calls instead of AWS's own endpoints, by service as the files write it ({@code s3},
 *     {@code dynamodb}); the empty key holds for all others. Real credentials go there only with consent
 * @param chain names from this profile to the one that holds the credentials; starts with this one's
 * @param problem why it cannot be used, in a sentence
 */
public record AwsProfile(String name, Kind kind, Optional<String> region, Optional<String> account,
        Optional<String> role, Optional<String> mfaSerial, Optional<String> ssoSession, Map<String, URI> endpoints,
        List<String> chain, Optional<String> problem) {
    /** Keys in AWS_ACCESS_KEY_ID. No profile can have this name. */
    public static final String ENVIRONMENT = "(environment)";
    /** What ECS or EKS gives to a container. */
    public static final String CONTAINER = "(container)";
    /** What EC2 gives to a machine. */
    public static final String INSTANCE = "(instance)";

    /** How it comes to its credentials. */
    public enum Kind {
        KEYS,
        SSO,
        ASSUME_ROLE,
        WEB_IDENTITY,
        PROCESS,
        CONTAINER,
        INSTANCE,
        /** {@code login_session}, which {@code aws login} of the AWS CLI keeps. */
        LOGIN,
        UNKNOWN
    }

    public AwsProfile {
        endpoints = Map.copyOf(endpoints);
        chain = List.copyOf(chain);
    }
}
