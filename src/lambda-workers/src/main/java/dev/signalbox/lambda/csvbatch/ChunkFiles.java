package dev.signalbox.lambda.csvbatch;

import java.io.IOException;
import java.util.List;

/** Chunks and what is made of them. Everything that is written replaces what an earlier attempt wrote. */
interface ChunkFiles {
    /** So many rows to a group, in order. */
    List<RowGroup> groups(Chunk chunk, int rows) throws IOException;

    List<Row> rows(Chunk chunk, RowGroup group) throws IOException;

    void writePiece(Chunk chunk, RowGroup group, String rows) throws IOException;

    /** Makes one output of the pieces. */
    void join(Chunk chunk, List<RowGroup> groups) throws IOException;
}
