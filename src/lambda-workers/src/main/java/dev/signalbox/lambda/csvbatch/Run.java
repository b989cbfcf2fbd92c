package dev.signalbox.lambda.csvbatch;

import dev.signalbox.transfer.FileNames;
import java.util.Set;

/**
 * One execution's place in the bucket. Its name is the folder of its output; what it needs in between lies below
 * {@code work/}, which the bucket's lifecycle empties.
 */
record Run(String folder) {
    /** An execution must not write where uploads or archived files lie. */
    static Run of(String execution, Set<String> reserved) {
        return new Run(reserved.contains(execution) || execution.equals("input") ? "run-" + execution : execution);
    }

    String toProcess() {
        return "work/" + folder + "/to_process";
    }

    String chunkKey(String basename, int number, int of) {
        var safe = FileNames.sanitised(basename);
        var stem = safe.replaceFirst("(?i)\\.csv$", "");
        return toProcess() + "/" + stem + "__part" + number + "__of" + of + ".csv";
    }

    String chunkList() {
        return toProcess() + "/chunks.json";
    }

    String completed(String basename) {
        return folder + "/output/completed/" + basename;
    }
}
