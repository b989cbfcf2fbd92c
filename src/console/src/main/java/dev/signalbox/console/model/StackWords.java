package dev.signalbox.console.model;

import java.util.Locale;

/** CloudFormation's statuses as the console shows them; the exact word stays visible elsewhere. */
public final class StackWords {
    private StackWords() {}

    /** Colour, shape and word for a stack's or a resource's status. */
    public static StatusWord of(String status) {
        return new StatusWord(tone(status), word(status));
    }

    private static Tone tone(String status) {
        if (status.equals("REVIEW_IN_PROGRESS") || status.equals("DELETE_COMPLETE")
                || status.equals("DELETE_SKIPPED")) {
            return Tone.ABORTED;
        }
        if (status.endsWith("_FAILED")) {
            return Tone.FAILED;
        }
        if (status.endsWith("_IN_PROGRESS")) {
            return Tone.RUNNING;
        }
        return status.contains("ROLLBACK") ? Tone.ATTENTION : Tone.SUCCEEDED;
    }

    private static String word(String status) {
        return switch (status) {
            case "CREATE_IN_PROGRESS", "UPDATE_IN_PROGRESS" -> "In progress";
            case "CREATE_COMPLETE", "UPDATE_COMPLETE" -> "Complete";
            case "DELETE_IN_PROGRESS" -> "Deleting";
            case "DELETE_COMPLETE" -> "Deleted";
            case "DELETE_SKIPPED" -> "Kept";
            case "ROLLBACK_IN_PROGRESS" -> "Rolling back";
            case "ROLLBACK_COMPLETE" -> "Rolled back";
            default -> {
                var words = status.replace('_', ' ').toLowerCase(Locale.ROOT);
                yield Character.toUpperCase(words.charAt(0)) + words.substring(1);
            }
        };
    }
}
