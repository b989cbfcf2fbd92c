package dev.signalbox.localcloud.service.events;

import dev.signalbox.localcloud.service.events.rule.Bus;
import dev.signalbox.localcloud.service.events.rule.Directory;
import dev.signalbox.localcloud.service.events.rule.EventRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds buses and rules by what requests call them. */
final class Names {
    private static final String LETTERS = "[\\.\\-_A-Za-z0-9]+";

    private final Directory directory;

    Names(Directory directory) {
        this.directory = directory;
    }

    /** The name of a bus that is given by name or ARN, or not at all. */
    static String bus(@Nullable String nameOrArn) {
        return nameOrArn == null ? Bus.DEFAULT : nameOrArn.replaceFirst("^arn:[^:]*:events:.*:event-bus/", "");
    }

    Bus requireBus(@Nullable String nameOrArn) {
        var name = bus(nameOrArn);
        return directory.bus(name).orElseThrow(() -> EventsErrors.noBus(name));
    }

    EventRule requireRule(@Nullable String busNameOrArn, @Nullable String name) {
        var bus = requireBus(busNameOrArn).name();
        var wanted = required(name, "name");
        return directory.rule(bus, wanted).orElseThrow(() -> EventsErrors.noRule(wanted, bus));
    }

    static String required(@Nullable String value, String path) {
        return Optional.ofNullable(value).orElseThrow(() -> EventsErrors.constraint(null, path,
                "Member must not be null"));
    }

    /** A name of at most so many letters. */
    static String checked(@Nullable String name, String path, int longest) {
        var given = required(name, path);
        if (given.length() > longest) {
            throw EventsErrors.constraint(given, path, "Member must have length less than or equal to " + longest);
        }
        if (!given.matches(LETTERS)) {
            throw EventsErrors.constraint(given, path, "Member must satisfy regular expression pattern: "
                    + LETTERS);
        }
        return given;
    }

    static Optional<String> description(@Nullable String text) {
        if (text != null && text.length() > 512) {
            throw EventsErrors.constraint(text, "description", "Member must have length less than or equal to 512");
        }
        return Optional.ofNullable(text);
    }
}
