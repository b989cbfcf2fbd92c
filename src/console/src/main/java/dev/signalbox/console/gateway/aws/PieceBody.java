package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.transfer.MultipartGateway.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;

/** A piece of a file on its way out. Each attempt reads it anew, and takes back what the one before had counted. */
final class PieceBody extends InputStream {
    private final Piece piece;
    private final FileChannel file;
    private long sent;

    private PieceBody(Piece piece, FileChannel file) {
        this.piece = piece;
        this.file = file;
    }

    /** Opens it; what an earlier attempt counted is taken back by {@link #takeBack}. */
    static PieceBody open(Piece piece) {
        try {
            return new PieceBody(piece, FileChannel.open(piece.file(), StandardOpenOption.READ));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void takeBack() {
        piece.sent().accept(-sent);
        sent = 0;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int most = (int) Math.min(length, piece.size() - sent);
        if (most == 0) {
            return length == 0 ? 0 : -1;
        }
        int count = file.read(ByteBuffer.wrap(target, offset, most), piece.from() + sent);
        if (count < 0) {
            throw new IOException(piece.file() + " became shorter while it was sent");
        }
        sent += count;
        piece.sent().accept(count);
        return count;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
