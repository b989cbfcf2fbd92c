package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether a template's role may pull an image of the operator's own. Those of the bundled templates may read one repository of ECR,
 * ours; any other one there ends in CannotPullContainerError when the first job starts, long after the deployment.
 *
 * @param template its text
 */
record ImageReach(String template, String account, String region) {
    private static final Pattern ECR = Pattern.compile(
            "(\\d{12})\\.dkr[.-]ecr(?:-fips)?\\.([a-z0-9-]+)\\.[a-z0-9.]+/([^@:]+)(?:[@:].*)?");

    /** Empty when it may, as far as the template tells: what lies in no private ECR needs no permission. */
    Optional<Check> check(String worker, String parameter, String image) {
        var parts = ECR.matcher(image);
        var ours = "signalbox/" + worker;
        if (!template.contains("repository/" + ours) || !parts.matches() || (parts.group(1).equals(account) && parts
                .group(2).equals(region) && parts.group(3).equals(ours))) {
            return Optional.empty();
        }
        return Optional.of(Check.failed(Subject.IMAGE, parameter + " is " + image
                + ", but the template's role may pull from ECR only what lies in " + ours + " of account " + account
                + " in " + region + ".", "Push the image there, or leave the field empty and Signalbox makes one."));
    }
}
