package dev.signalbox.console.model.batch;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;

/** AWS's states of a job, in the order in which a job goes through them. */
public enum JobStatus {
    SUBMITTED(Tone.PENDING, "Submitted"),
    PENDING(Tone.PENDING, "Pending"),
    RUNNABLE(Tone.ATTENTION, "Runnable"),
    STARTING(Tone.STARTING, "Starting"),
    RUNNING(Tone.RUNNING, "Running"),
    SUCCEEDED(Tone.SUCCEEDED, "Succeeded"),
    FAILED(Tone.FAILED, "Failed");

    private final StatusWord word;

    JobStatus(Tone tone, String word) {
        this.word = new StatusWord(tone, word);
    }

    public StatusWord word() {
        return word;
    }

    public boolean ended() {
        return this == SUCCEEDED || this == FAILED;
    }
}
