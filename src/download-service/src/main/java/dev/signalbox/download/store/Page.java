package dev.signalbox.download.store;

import java.util.List;
import java.util.Optional;

/** @param next hand it in to get what follows; empty at the end. It has no meaning of its own */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }
}
