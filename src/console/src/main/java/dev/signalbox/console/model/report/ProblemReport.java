package dev.signalbox.console.model.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is saved for somebody who helps: short texts by name, redacted already. */
public record ProblemReport(List<Part> parts) {
    /** One file of the report. */
    public record Part(String name, String text) {}

    public ProblemReport {
        parts = List.copyOf(parts);
    }

    /** All of it, line by line, as it is shown before it is saved. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Part part : parts) {
            lines.add((lines.isEmpty() ? "" : "\n") + "――― " + part.name() + " ―――");
            part.text().lines().forEach(lines::add);
        }
        return lines.stream().flatMap(String::lines).toList();
    }

    /** Writes a ZIP with a file for each part. */
    public void writeTo(Path zip) throws IOException {
        try (OutputStream file = Files.newOutputStream(zip); ZipOutputStream out = new ZipOutputStream(file)) {
            for (Part part : parts) {
                out.putNextEntry(new ZipEntry(part.name()));
                out.write(part.text().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }
}
