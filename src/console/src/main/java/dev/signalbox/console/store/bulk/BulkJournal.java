package dev.signalbox.console.store.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.bulk.BulkJob;
import dev.signalbox.console.model.bulk.BulkResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a bulk change has done, line by line, on the disk before the next item is begun: first the job, then each result, at last
 * an end. A line that a crash cut short counts as not written. The inputs of what is to be started are in it as they are, for they
 * could not be started otherwise: only its owner may read it, and it is there no longer than the job.
 */
final class BulkJournal implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "\"end\"";

    private final FileChannel file;

    private BulkJournal(FileChannel file) {
        this.file = file;
    }

    /** What an earlier run left. */
    record Left(BulkJob job, List<BulkResult> results, boolean ended) {}

    static BulkJournal begin(Path path, BulkJob job) throws IOException {
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            Files.createDirectories(folder, mode(folder, "rwx------"));
        }
        BulkJournal journal = new BulkJournal(FileChannel.open(path, Set.of(StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE), mode(path, "rw-------")));
        journal.write(JSON.writeValueAsString(job));
        return journal;
    }

    /** Windows keeps a user's own folders private by itself. */
    private static FileAttribute<?>[] mode(Path path, String mode) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(
                mode))} : new FileAttribute<?>[0];
    }

    static BulkJournal goOn(Path path) throws IOException {
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer last = ByteBuffer.allocate(1);
        if (file.size() > 0 && file.read(last, file.size() - 1) == 1 && last.get(0) != '\n') {
            file.position(file.size());
            file.write(ByteBuffer.wrap(new byte[]{'\n'}));
        }
        file.position(file.size());
        return new BulkJournal(file);
    }

    static Left read(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path, StandardCharsets.UTF_8);
        if (lines.isEmpty()) {
            throw new IOException("The journal is empty");
        }
        BulkJob job = JSON.readValue(lines.getFirst(), BulkJob.class);
        List<BulkResult> results = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            if (!line.equals(END) && isWhole(line)) {
                results.add(JSON.readValue(line, BulkResult.class));
            }
        }
        return new Left(job, results, lines.getLast().equals(END));
    }

    private static boolean isWhole(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    void add(BulkResult result) throws IOException {
        write(JSON.writeValueAsString(result));
    }

    void end() throws IOException {
        write(END);
    }

    private void write(String line) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
