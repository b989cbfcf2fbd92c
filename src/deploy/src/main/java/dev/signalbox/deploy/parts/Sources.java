package dev.signalbox.deploy.parts;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** The jars that entries are taken from, open while they are needed. */
final class Sources implements Closeable {
    private final Path home;
    private final Map<String, ZipFile> open = new HashMap<>();

    /** @param own has the entries that no other jar has */
    Sources(Path home, Path own) throws IOException {
        this.home = home;
        open.put("", Entries.open(own));
    }

    /** What {@link #write} says of the whole jar, and then the lines that it wants. */
    List<String> list() throws IOException {
        ZipFile own = Objects.requireNonNull(open.get(""));
        try (var in = own.getInputStream(own.getEntry(Entries.LIST))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    /** @return the CRC-32C of the jar; a SHA-256 would take longer than all else */
    String write(List<String> lines, Path jar) throws IOException {
        var sum = new CRC32C();
        try (var file = new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)), sum);
                var out = new ZipArchiveOutputStream(file)) {
            String from = "";
            for (String line : lines) {
                if (line.startsWith(Entries.FROM)) {
                    from = line.substring(Entries.FROM.length());
                } else if (line.endsWith("/")) {
                    Entries.folder(line, out);
                } else {
                    copy(from, line, out);
                }
            }
        }
        return HexFormat.of().toHexDigits(sum.getValue(), 8);
    }

    private void copy(String from, String name, ZipArchiveOutputStream to) throws IOException {
        ZipFile jar = open.get(from);
        if (jar == null) {
            jar = Entries.open(home.resolve(from));
            open.put(from, jar);
        }
        var entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing in " + home.resolve(from));
        }
        Entries.copy(jar, entry, to);
    }

    @Override
    public void close() throws IOException {
        for (ZipFile jar : open.values()) {
            jar.close();
        }
    }
}
