package dev.signalbox.batch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows in memory. */
final class MemoryRecords implements FileRecords {
    private final Map<String, FileRow> rows = new LinkedHashMap<>();

    MemoryRecords add(String url) {
        return add(new FileRow(url, rows.size(), Optional.empty(), OptionalLong.empty(), Optional.empty(),
                FileStatus.PENDING, Optional.empty(), 0, Optional.empty()));
    }

    synchronized MemoryRecords add(FileRow row) {
        rows.put(row.url(), row);
        return this;
    }

    synchronized FileRow row(String url) {
        return rows.get(url);
    }

    @Override
    public synchronized List<FileRow> all() {
        return new ArrayList<>(rows.values()).reversed();
    }

    @Override
    public synchronized void begun(FileRow row) {
        add(changed(row, FileStatus.DOWNLOADING, row.attempts() + 1, Optional.empty(), Optional.empty()));
    }

    @Override
    public synchronized void ended(FileOutcome outcome) {
        int attempts = row(outcome.row().url()).attempts();
        add(switch (outcome) {
            case FileOutcome.Done(var row, var file, _) -> changed(row, FileStatus.DONE, attempts, Optional.of(file),
                    Optional.empty());
            case FileOutcome.Failed(var row, var error, _) -> changed(row, FileStatus.FAILED, attempts,
                    Optional.empty(), Optional.of(error));
            case FileOutcome.Stopped(var row) -> changed(row, FileStatus.PENDING, attempts, Optional.empty(),
                    Optional.empty());
        });
    }

    private static FileRow changed(FileRow row, FileStatus status, int attempts, Optional<StoredFile> stored,
            Optional<String> error) {
        return new FileRow(row.url(), row.position(), row.name(), row.size(), row.sha256(), status, stored, attempts,
                error);
    }
}
