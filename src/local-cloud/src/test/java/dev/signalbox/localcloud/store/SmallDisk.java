package dev.signalbox.localcloud.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/** A file system of H2's, {@code small:}, whose files together may have only so many bytes. */
public final class SmallDisk extends FilePathWrapper {
    private static final String SCHEME = "small";
    private static final Map<String, Long> SIZES = new ConcurrentHashMap<>();
    private static volatile long capacity;

    static String file(Path file, long bytes) {
        FilePath.register(new SmallDisk());
        SIZES.clear();
        capacity = bytes;
        return SCHEME + ":" + file;
    }

    static void grow(long bytes) {
        capacity += bytes;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public void delete() {
        super.delete();
        SIZES.remove(getBase().toString());
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        return new Channel(getBase().toString(), getBase().open(mode));
    }

    private static final class Channel extends FileBaseDefault {
        private final String name;
        private final FileChannel real;

        Channel(String name, FileChannel real) throws IOException {
            this.name = name;
            this.real = real;
            SIZES.put(name, real.size());
        }

        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
            long others = SIZES.entrySet().stream().filter(e -> !e.getKey().equals(name)).mapToLong(Map.Entry::getValue)
                    .sum();
            long room = capacity - others - position;
            if (room <= 0) {
                throw new IOException("No space left on device");
            }
            // As a disk does, it takes what still fits.
            var fits = bytes.slice(bytes.position(), (int) Math.min(room, bytes.remaining()));
            int written = real.write(fits, position);
            bytes.position(bytes.position() + written);
            SIZES.put(name, real.size());
            return written;
        }

        @Override
        public int read(ByteBuffer bytes, long position) throws IOException {
            return real.read(bytes, position);
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public void force(boolean metaData) throws IOException {
            real.force(metaData);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            real.truncate(size);
            SIZES.put(name, real.size());
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return real.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            real.close();
        }
    }
}
