package dev.signalbox.localcloud.policy;

/**
 * Who asks.
 *
 * @param arn the account's root, the session of an assumed role, or a service's name such as {@code sns.amazonaws.com}
 * @param principalArn what {@code aws:PrincipalArn} says: of a session it is the role's ARN
 */
public record Requester(Kind kind, String account, String arn, String principalArn) {
    /** What kinds of requesters there are. */
    public enum Kind {
        ACCOUNT_ROOT, ROLE_SESSION, SERVICE, ANONYMOUS
    }

    /** The account's own key, which may do all that nothing denies. */
    public static Requester root(String partition, String account) {
        var arn = "arn:" + partition + ":iam::" + account + ":root";
        return new Requester(Kind.ACCOUNT_ROOT, account, arn, arn);
    }

    public static Requester session(String account, String sessionArn, String roleArn) {
        return new Requester(Kind.ROLE_SESSION, account, sessionArn, roleArn);
    }

    public static Requester service(String name) {
        return new Requester(Kind.SERVICE, "", name, name);
    }

    public static Requester anonymous() {
        return new Requester(Kind.ANONYMOUS, "", "anonymous", "anonymous");
    }
}
