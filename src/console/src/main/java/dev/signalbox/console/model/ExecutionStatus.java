package dev.signalbox.console.model;

/** AWS's words for an execution; {@code OTHER} is one that this console does not know yet. */
public enum ExecutionStatus {
    RUNNING(Tone.RUNNING, "Running"),
    SUCCEEDED(Tone.SUCCEEDED, "Succeeded"),
    FAILED(Tone.FAILED, "Failed"),
    TIMED_OUT(Tone.TIMED_OUT, "Timed out"),
    ABORTED(Tone.ABORTED, "Aborted"),
    PENDING_REDRIVE(Tone.ABORTED, "Pending redrive"),
    OTHER(Tone.PENDING, "Other");

    private final StatusWord word;

    ExecutionStatus(Tone tone, String word) {
        this.word = new StatusWord(tone, word);
    }

    public StatusWord word() {
        return word;
    }

    public boolean isOver() {
        return this != RUNNING && this != PENDING_REDRIVE && this != OTHER;
    }

    public static ExecutionStatus of(String awsName) {
        for (ExecutionStatus status : values()) {
            if (status.name().equals(awsName)) {
                return status;
            }
        }
        return OTHER;
    }
}
