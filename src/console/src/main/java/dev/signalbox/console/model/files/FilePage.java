package dev.signalbox.console.model.files;

import java.util.List;
import java.util.Optional;

/** Some entries, and the token of those that follow. */
public record FilePage(List<FileEntry> entries, Optional<String> next) {}
