package dev.signalbox.console.model.definition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.signalbox.console.model.InputSchema;
import dev.signalbox.states.Definition;
import dev.signalbox.states.Diagnostic;
import dev.signalbox.states.Diagnostic.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * A file of this computer with the definition of a state machine, read.
 *
 * @param text as it lies there, but with 1 in place of each placeholder outside of strings
 * @param placeholders names of the {@code ${…}} that a template fills in
 */
public record DefinitionFile(Path path, String text, Definition definition, DefinitionSource source,
        SortedSet<String> placeholders) {
    /** Step Functions takes a definition of one megabyte; what is larger by far was opened by mistake. */
    private static final long LARGEST = 2L << 20;

    /** The file that a word on the command line, or the desktop, means; empty if it means none. */
    public static Optional<Path> path(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        try {
            if (name.startsWith("file:")) {
                return Optional.of(URI.create(word)).filter(DefinitionFile::isOfThisComputer).map(Path::of);
            }
            if (name.startsWith("arn:") || name.contains("://")) {
                return Optional.empty(); // an object may be named as a file is
            }
            return name.endsWith(".asl.json") || name.endsWith(".asl") ? Optional.of(Path.of(word).toAbsolutePath()
                    .normalize()) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IllegalArgumentException e) { // no address
            return Optional.empty();
        }
    }

    /** Windows takes two slashes at the beginning of a path for a host, too, and would sign in there. */
    private static boolean isOfThisComputer(URI address) {
        return address.getAuthority() == null && !String.valueOf(address.getPath()).startsWith("//");
    }

    /** @throws UnusableException in words for the operator */
    public static DefinitionFile read(Path path) throws UnusableException {
        try {
            if (Files.isDirectory(path)) {
                throw new UnusableException(path + " is a folder, not a definition of a state machine.");
            }
            long size = Files.size(path);
            if (size > LARGEST) {
                throw new UnusableException(path + " has " + size + " bytes; a definition of a state machine has at "
                        + "most 1,048,576, and Signalbox opens up to " + LARGEST + ".");
            }
            return of(path, Files.readAllBytes(path));
        } catch (NoSuchFileException e) {
            throw new UnusableException("There is no file " + path + ".");
        } catch (AccessDeniedException e) {
            throw new UnusableException("The file " + path + " may not be read by you.");
        } catch (FileSystemException e) {
            throw new UnusableException("The file " + path + " cannot be read: " + e.getReason() + ".");
        } catch (IOException e) {
            throw new UnusableException("The file " + path + " cannot be read: " + e.getMessage() + ".");
        }
    }

    private static DefinitionFile of(Path path, byte[] bytes) throws UnusableException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.indexOf('\0') < 0) {
                String clean = text.startsWith("\uFEFF") ? text.substring(1) : text;
                Placeholders filled = Placeholders.of(clean);
                return new DefinitionFile(path, filled.text(), Definition.read(filled.text()), DefinitionSource.read(
                        filled.text()), filled.names());
            }
        } catch (CharacterCodingException e) {
            throw new UnusableException(path + " is not text in UTF-8, so it is no definition of a state machine.");
        }
        throw new UnusableException(path + " is a binary file, no definition of a state machine.");
    }

    /** Whether nothing is known that keeps it from being run, once a template has filled it in. */
    public boolean isRunnable() {
        return known().noneMatch(d -> d.severity() == Severity.ERROR);
    }

    /** What is wrong or doubtful, a line each: what, and where in the definition. */
    public List<String> findings() {
        return InputSchema.parse(text) instanceof InputSchema.Parsed.Broken(String why) ? List.of(why) // shorter than AWS
                : known().map(d -> d.location().isEmpty() ? d.message() : d.message() + " · " + d.location()).toList();
    }

    /** Of values that a template fills in nothing can be said yet. */
    private Stream<Diagnostic> known() {
        return InputSchema.parse(text) instanceof InputSchema.Parsed.Good(JsonNode json) ? definition.diagnostics()
                .stream().filter(d -> !isFilledIn(json, d)) : definition.diagnostics().stream();
    }

    private static boolean isFilledIn(JsonNode json, Diagnostic found) {
        return found.location().startsWith("/") && json.at(found.location()).asText().contains("${");
    }

    /** Why a file cannot be opened. */
    public static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String why) {
            super(why);
        }
    }
}
