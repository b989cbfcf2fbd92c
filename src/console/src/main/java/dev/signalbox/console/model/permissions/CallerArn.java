package dev.signalbox.console.model.permissions;

/** Who calls, as STS tells it. */
public sealed interface CallerArn {
    String arn();

    /** IAM judges users and roles by this ARN. */
    record Judgeable(String arn) implements CallerArn {}

    /**
     * A session of a role. The role's ARN may have a path that the session's does not tell.
     *
     * @param roleName without path
     */
    record RoleSession(String arn, String roleName, String session) implements CallerArn {
        /** The role's ARN if it has no path; roles of IAM Identity Center all have the same, but for its Region. */
        public String pathless() {
            String[] parts = arn.split(":", 6);
            return "arn:" + parts[1] + ":iam::" + parts[4] + ":role/" + roleName;
        }
    }

    /**
     * IAM does not simulate it.
     *
     * @param why in words for the operator
     */
    record NotJudged(String arn, String why) implements CallerArn {}

    /** @param arn for example {@code arn:aws:sts::111122223333:assumed-role/Operator/ada} */
    static CallerArn of(String arn) {
        String[] parts = arn.split(":", 6);
        String who = parts.length < 6 ? "" : parts[5];
        if (who.equals("root")) {
            return new NotJudged(arn, "IAM does not simulate the root user of an account, which may do everything.");
        }
        if (who.startsWith("federated-user/")) {
            return new NotJudged(arn, "IAM does not simulate federated users.");
        }
        String[] names = who.split("/");
        if (who.startsWith("assumed-role/") && names.length >= 2) {
            return new RoleSession(arn, names[1], names.length > 2 ? names[2] : "");
        }
        return who.startsWith("user/") || who.startsWith("role/") ? new Judgeable(arn)
                : new NotJudged(arn, "IAM does not simulate " + arn + ".");
    }

    /** What the operator calls it: the role's or the user's name. */
    default String shortName() {
        return this instanceof RoleSession(_, var role, _) ? role
                : arn().substring(Math.max(arn().lastIndexOf('/'),
                        arn().lastIndexOf(':')) + 1);
    }
}
