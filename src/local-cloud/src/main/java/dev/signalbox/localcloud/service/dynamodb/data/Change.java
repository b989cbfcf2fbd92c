package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.service.dynamodb.expression.Update;
import dev.signalbox.localcloud.service.dynamodb.value.Item;
import java.util.Optional;

/** What a write makes of a row. */
sealed interface Change {

    /** The row afterwards; empty when it is then not there. */
    Optional<Item> of(Optional<Item> before);

    record Put(Item item) implements Change {
        @Override
        public Optional<Item> of(Optional<Item> before) {
            return Optional.of(item);
        }
    }

    /** An update makes the row, with nothing but its key, when it is not there and it does not only take away. */
    record Edit(Item key, Optional<Update> update) implements Change {
        @Override
        public Optional<Item> of(Optional<Item> before) {
            if (before.isEmpty() && update.filter(Update::onlyRemoves).isPresent()) {
                return Optional.empty();
            }
            var base = before.orElse(key);
            return Optional.of(update.map(u -> u.apply(base)).orElse(base));
        }
    }

    record Delete() implements Change {
        @Override
        public Optional<Item> of(Optional<Item> before) {
            return Optional.empty();
        }
    }

    /** Leaves the row, whose condition alone matters. */
    record Check() implements Change {
        @Override
        public Optional<Item> of(Optional<Item> before) {
            return before;
        }
    }
}
