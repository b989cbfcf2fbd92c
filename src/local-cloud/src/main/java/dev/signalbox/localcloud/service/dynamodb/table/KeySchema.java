package dev.signalbox.localcloud.service.dynamodb.table;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The key attributes of a table or an index. */
public record KeySchema(String hash, Optional<String> range) {
    public List<String> attributes() {
        return Stream.concat(Stream.of(hash), range.stream()).toList();
    }

    public boolean has(String attribute) {
        return hash.equals(attribute) || range.filter(attribute::equals).isPresent();
    }
}
