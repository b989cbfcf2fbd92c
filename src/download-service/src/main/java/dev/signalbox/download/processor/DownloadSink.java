package dev.signalbox.download.processor;

import dev.signalbox.download.mime.MimePattern;
import dev.signalbox.download.mime.MimeType;
import dev.signalbox.transfer.Head;
import dev.signalbox.transfer.Sink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes a body into a file, whose type is judged by its first bytes before any others are waited for. */
final class DownloadSink implements Sink, AutoCloseable {
    private final Path file;
    private final MimePattern wanted;
    private final boolean looks;
    private final ByteArrayOutputStream first = new ByteArrayOutputStream();
    private Optional<FileChannel> channel = Optional.empty();
    private String type = "";
    private int status;

    /** @param looks whether the type is of interest although any will do */
    DownloadSink(Path file, MimePattern wanted, boolean looks) {
        this.file = file;
        this.wanted = wanted;
        this.looks = looks || !wanted.isEmpty();
    }

    /** The file is of a type that the client does not want. */
    static final class WrongType extends IOException {
        private static final long serialVersionUID = 1L;

        WrongType(String message) {
            super(message);
        }
    }

    /** The local disk is in the way. */
    static final class DiskTrouble extends IOException {
        private static final long serialVersionUID = 1L;
        private final String phase;

        DiskTrouble(String phase, IOException cause) {
            super(cause.toString(), cause);
            this.phase = phase;
        }

        String phase() {
            return phase;
        }
    }

    @Override
    public void answered(int answer) {
        status = answer;
    }

    /** What the server answered, 0 while it has not. */
    int status() {
        return status;
    }

    @Override
    public void start(Head head) throws IOException {
        close();
        first.reset();
        type = "";
        try {
            channel = Optional.of(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE,
                    StandardOpenOption.TRUNCATE_EXISTING));
        } catch (IOException e) {
            throw new DiskTrouble("creating the temporary file", e);
        }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        if (looks && type.isEmpty()) {
            first.write(buffer, offset, Math.min(length, MimeType.LOOKED_AT - first.size()));
            if (first.size() == MimeType.LOOKED_AT) {
                judge();
            }
        }
        try {
            var bytes = ByteBuffer.wrap(buffer, offset, length);
            while (bytes.hasRemaining()) {
                channel.orElseThrow().write(bytes);
            }
        } catch (IOException e) {
            throw new DiskTrouble("writing the temporary file", e);
        }
    }

    private void judge() throws WrongType {
        type = MimeType.of(first.toByteArray());
        if (!wanted.matches(type)) {
            throw new WrongType("Expected mime-type '" + wanted + "' but found '" + type + "'");
        }
    }

    /** All bytes have come: judges a short body, and brings the file to the disk. */
    void finish() throws IOException {
        if (looks && type.isEmpty()) {
            judge();
        }
        try {
            channel.orElseThrow().force(true);
            close();
        } catch (IOException e) {
            throw new DiskTrouble("syncing the temporary file", e);
        }
    }

    /** Empty when it was not looked at. */
    String type() {
        return type;
    }

    @Override
    public void close() throws IOException {
        if (channel.isPresent()) {
            channel.get().close();
        }
    }
}
