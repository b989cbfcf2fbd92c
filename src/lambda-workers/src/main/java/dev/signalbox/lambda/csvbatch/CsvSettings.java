package dev.signalbox.lambda.csvbatch;

import dev.signalbox.transfer.EnvironmentSettings;

/**
 * What all functions of the pipeline agree on.
 *
 * @param delimiter of input files, when the execution does not say
 * @param rowsPerLookup rows that are validated and looked up together
 */
record CsvSettings(char delimiter, int rowsPerLookup) {
    private static final int MOST_ROWS = 500;

    /** As the function's environment variables say. */
    static CsvSettings from(EnvironmentSettings env) {
        return new CsvSettings(Chunk.delimiter(env.optional("FileDelimiter").orElse(","), ','),
                (int) env.number("RowsPerLookup", 100, 1, MOST_ROWS));
    }
}
