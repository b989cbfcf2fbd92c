package dev.signalbox.console.model.files.list;

/** By what a list is sorted. */
public record FileOrder(By by, boolean descending) {
    public enum By {
        NAME, SIZE, MODIFIED, STORAGE_CLASS
    }
}
