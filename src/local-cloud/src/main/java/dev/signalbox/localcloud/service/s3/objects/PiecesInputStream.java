package dev.signalbox.localcloud.service.s3.objects;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.channels.FileChannel;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A range of several files read one after the other. All are opened at once, so deleting them does not end the read. */
final class PiecesInputStream extends InputStream {
    private final List<FileChannel> channels = new ArrayList<>();
    private int current;
    private long left;

    record Source(Path file, long size) {}

    PiecesInputStream(List<Source> sources, long from, long length) throws IOException {
        this.left = length;
        long skip = from;
        long end = from + length;
        long at = 0;
        try {
            for (var source : sources) {
                if (at + source.size() > from && at < end) {
                    var channel = FileChannel.open(source.file(), StandardOpenOption.READ);
                    channels.add(channel);
                    channel.position(Math.max(0, skip));
                }
                skip -= source.size();
                at += source.size();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (left > 0 && current < channels.size()) {
            int wanted = (int) Math.min(length, left);
            int read = channels.get(current).read(ByteBuffer.wrap(bytes, offset, wanted));
            if (read > 0) {
                left -= read;
                return read;
            }
            current++;
        }
        if (left > 0) {
            throw new IOException("A stored body is shorter than its record says");
        }
        return -1;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, left);
    }

    @Override
    public void close() throws IOException {
        for (var channel : channels) {
            channel.close();
        }
    }
}
