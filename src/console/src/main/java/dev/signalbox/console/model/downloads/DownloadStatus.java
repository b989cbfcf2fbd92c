package dev.signalbox.console.model.downloads;

import dev.signalbox.console.model.StatusWord;
import dev.signalbox.console.model.Tone;
import java.util.Arrays;
import java.util.Locale;

/** Where a job of a download service is, in the service's words. */
public enum DownloadStatus {
    PENDING(Tone.PENDING, "Pending"),
    DOWNLOADING(Tone.RUNNING, "Downloading"),
    CALLBACK_PENDING(Tone.WAITING, "Callback pending"),
    CALLING_BACK(Tone.RUNNING, "Calling back"),
    DONE(Tone.SUCCEEDED, "Done"),
    FAILED(Tone.FAILED, "Failed"),
    CALLBACK_FAILED(Tone.CAUGHT, "Callback failed"),
    CANCELED(Tone.ABORTED, "Canceled"),
    /** A word that this console does not know. */
    UNKNOWN(Tone.NOT_STARTED, "Unknown");

    private final StatusWord shown;

    DownloadStatus(Tone tone, String shown) {
        this.shown = new StatusWord(tone, shown);
    }

    /** As the service writes it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public StatusWord shown() {
        return shown;
    }

    /** Whether it stays so unless somebody acts. */
    public boolean isEnd() {
        return this == DONE || this == FAILED || this == CALLBACK_FAILED || this == CANCELED;
    }

    /** Whether it can still be kept from being downloaded. */
    public boolean isCancelable() {
        return this == PENDING || this == DOWNLOADING;
    }

    public static DownloadStatus of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst().orElse(UNKNOWN);
    }
}
