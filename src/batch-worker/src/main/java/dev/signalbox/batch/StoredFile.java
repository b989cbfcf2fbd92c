package dev.signalbox.batch;

/** An object that holds a whole, checked file. */
record StoredFile(String key, long bytes, String sha256, String etag) {}
