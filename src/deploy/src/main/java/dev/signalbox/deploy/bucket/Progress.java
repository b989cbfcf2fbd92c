package dev.signalbox.deploy.bucket;

/** Adds up what several threads have sent, and tells it one at a time. */
final class Progress {
    private final UploadWatch watch;
    private final long all;
    private long sent;

    Progress(UploadWatch watch, long all) {
        this.watch = watch;
        this.all = all;
    }

    synchronized void add(long bytes) {
        sent += bytes;
        watch.sent(sent, all);
    }

    synchronized boolean givenUp() {
        return watch.givenUp();
    }
}
