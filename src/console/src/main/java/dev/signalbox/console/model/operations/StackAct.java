package dev.signalbox.console.model.operations;

import java.util.EnumSet;
import java.util.Set;

/** What CloudFormation does to a stack that is there, besides updating it. */
public enum StackAct {
    CANCEL_UPDATE, ROLL_BACK, CONTINUE_ROLLBACK, DETECT_DRIFT, DELETE;

    /** What makes sense for a stack of this status; empty while CloudFormation must be waited for. */
    public static Set<StackAct> offered(String status) {
        return switch (status) {
            case "REVIEW_IN_PROGRESS", "CREATE_IN_PROGRESS", "ROLLBACK_COMPLETE", "ROLLBACK_FAILED", "DELETE_FAILED",
                    "IMPORT_ROLLBACK_FAILED" -> EnumSet
                            .of(DELETE);
            case "CREATE_FAILED", "UPDATE_FAILED" -> EnumSet.of(ROLL_BACK, DELETE);
            case "UPDATE_IN_PROGRESS" -> EnumSet.of(CANCEL_UPDATE);
            case "UPDATE_ROLLBACK_FAILED" -> EnumSet.of(CONTINUE_ROLLBACK, DETECT_DRIFT, DELETE);
            case "CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE",
                    "IMPORT_ROLLBACK_COMPLETE" -> EnumSet
                            .of(DETECT_DRIFT, DELETE);
            default -> EnumSet.noneOf(StackAct.class);
        };
    }
}
