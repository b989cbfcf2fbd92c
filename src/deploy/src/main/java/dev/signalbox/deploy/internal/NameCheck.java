package dev.signalbox.deploy.internal;

import dev.signalbox.deploy.DeployRequest;
import dev.signalbox.deploy.StackSummary;
import dev.signalbox.deploy.plan.Check;
import dev.signalbox.deploy.plan.Check.Subject;
import java.util.Optional;

/** Whether a stack of that name can be made, or brought up to date. */
final class NameCheck {
    private NameCheck() {}

    static Check of(DeployRequest request, Optional<StackSummary> stack) {
        var name = request.stackName();
        return request.kind() == DeployRequest.Kind.CREATE ? stack.filter(s -> !s.status().equals(
                "REVIEW_IN_PROGRESS")).map(s -> taken(name, s.status())).orElseGet(() -> Check.passed(Subject.NAME,
                        "The name " + name + " is free."))
                : stack.map(s -> updated(name, s)).orElseGet(() -> Check.failed(Subject.NAME, "There is no stack named "
                        + name + ".", "Deploy it as a new one."));
    }

    private static Check taken(String name, String status) {
        var words = "A stack named " + name + " exists already (" + status + ").";
        return switch (status) {
            case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED" -> Check.failed(Subject.NAME, words,
                    "It cannot be updated any more. Delete it first or choose another name.");
            default -> Check.failed(Subject.NAME, words, "Update it, delete it first, or choose another name.");
        };
    }

    private static Check updated(String name, StackSummary stack) {
        return switch (stack.status()) {
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE",
                    "IMPORT_ROLLBACK_COMPLETE", "UPDATE_FAILED", "CREATE_FAILED" -> Check.passed(Subject.NAME, "Stack "
                            + name + " is " + stack.status() + " and can be updated.");
            case "UPDATE_ROLLBACK_FAILED" -> Check.failed(Subject.NAME, "Stack " + name + " is " + stack.status() + ".",
                    "Continue its rollback first.");
            case "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED" -> Check.failed(Subject.NAME, "Stack " + name
                    + " is " + stack.status() + ".", "It cannot be updated any more; delete it and deploy it again.");
            default -> Check.failed(Subject.NAME, "Stack " + name + " is " + stack.status() + ".",
                    "Wait until CloudFormation is done with it.");
        };
    }
}
