package dev.signalbox.lambda.filelist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.lambda.InvalidFileList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the provider's answer: {@code {"files":[…]}}, entries a URL or an object with a URL. */
final class FileListAnswer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private FileListAnswer() {}

    /**
     * @return each URL once, in the list's order
     * @throws InvalidFileList saying what is wrong, with the entry's number
     */
    static List<ListedFile> read(byte[] body) {
        var files = tree(body).path("files");
        if (!files.isArray()) {
            throw new InvalidFileList("The provider's answer has no list 'files'");
        }
        var byUrl = new LinkedHashMap<String, ListedFile>();
        for (int i = 0; i < files.size(); i++) {
            var file = entry(files.get(i), i + 1);
            var before = byUrl.putIfAbsent(file.url(), file);
            if (before != null && !before.equals(file)) {
                throw new InvalidFileList(
                        "Entry " + (i + 1) + " of the list repeats the URL of an earlier one with other properties");
            }
        }
        if (byUrl.isEmpty()) {
            throw new InvalidFileList("The provider's list of files is empty");
        }
        return new ArrayList<>(byUrl.values());
    }

    private static JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            var invalid = new InvalidFileList("The provider's answer is not JSON");
            invalid.initCause(e);
            throw invalid;
        }
    }

    private static ListedFile entry(JsonNode entry, int number) {
        var url = entry.isTextual() ? entry : entry.path("url");
        if (!url.isTextual() || url.asText().isBlank()) {
            throw new InvalidFileList("Entry " + number + " of the list is neither a URL nor an object with a 'url'");
        }
        var file = new ListedFile(url.asText().strip(), text(entry, "name"), size(entry), text(entry, "sha256"),
                Optional.empty());
        if (entry.hasNonNull("size") && file.size().isEmpty()) {
            return file.rejectedBecause("Its 'size' is no whole number of bytes");
        }
        boolean noSha256 = entry.hasNonNull("sha256")
                && file.sha256().filter(s -> s.matches("[0-9a-fA-F]{64}")).isEmpty();
        return noSha256 ? file.rejectedBecause("Its 'sha256' is not 64 hex digits") : file;
    }

    private static Optional<String> text(JsonNode entry, String name) {
        return Optional.of(entry.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText)
                .filter(t -> !t.isBlank());
    }

    private static OptionalLong size(JsonNode entry) {
        var size = entry.path("size");
        return size.isIntegralNumber() && size.canConvertToLong() && size.asLong() >= 0
                ? OptionalLong.of(size.asLong())
                : OptionalLong.empty();
    }
}
