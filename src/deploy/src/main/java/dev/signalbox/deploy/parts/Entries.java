package dev.signalbox.deploy.parts;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Copies entries of jars as they are, compressed, so that a jar comes out the same to the byte wherever it is put together. */
final class Entries {
    /** The list's own entry. */
    static final String LIST = "META-INF/signalbox.parts";
    /** Begins a line of the list that names the jar, relative to the installation, which the entries after it are from; alone: the parts' own. */
    static final String FROM = ">";

    private static final LocalDateTime TIME = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Entries() {}

    static ZipFile open(Path jar) throws IOException {
        return ZipFile.builder().setPath(jar).setIgnoreLocalFileHeader(true).get();
    }

    static void copy(ZipFile from, ZipArchiveEntry entry, ZipArchiveOutputStream to) throws IOException {
        ZipArchiveEntry copy = named(entry.getName());
        copy.setMethod(entry.getMethod());
        copy.setCrc(entry.getCrc());
        copy.setSize(entry.getSize());
        copy.setCompressedSize(entry.getCompressedSize());
        try (var raw = from.getRawInputStream(entry)) {
            to.addRawArchiveEntry(copy, raw);
        }
    }

    static void folder(String name, ZipArchiveOutputStream to) throws IOException {
        ZipArchiveEntry entry = named(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(0);
        entry.setCrc(0);
        to.putArchiveEntry(entry);
        to.closeArchiveEntry();
    }

    /** Times in jars have no zone: this one is the same in all. */
    static ZipArchiveEntry named(String name) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setTime(TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        return entry;
    }
}
