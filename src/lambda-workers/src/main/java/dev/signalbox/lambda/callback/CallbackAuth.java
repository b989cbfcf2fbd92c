package dev.signalbox.lambda.callback;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How a callback proves that it comes from the provider. */
public sealed interface CallbackAuth {
    /** A secret per execution, part of its callback URL; only its hash is compared. */
    record Secret() implements CallbackAuth {}

    /** A signature header, made with a key that provider and operator share. */
    record Hmac(String key) implements CallbackAuth {
        private static final int SHORTEST_KEY = 16;

        public Hmac {
            if (key.length() < SHORTEST_KEY) {
                throw new IllegalArgumentException("CallbackHmacKey must have at least 16 characters");
            }
        }

        @Override
        public String toString() {
            return "Hmac";
        }
    }

    /** None: whoever knows an execution's name may resume it. */
    record Open() implements CallbackAuth {}

    /** @param name as the template's parameter says it */
    static CallbackAuth of(String name, Optional<String> hmacKey) {
        return switch (name) {
            case "SECRET" -> new Secret();
            case "HMAC" -> new Hmac(hmacKey.orElse(""));
            case "NONE" -> new Open();
            default -> throw new IllegalArgumentException("CallbackAuth must be SECRET, HMAC or NONE, not " + name);
        };
    }

    /** Whether callbacks can be told from forged ones before the execution has registered. */
    default boolean worksBeforeRegistration() {
        return !(this instanceof Secret);
    }

    /** @param secretHash of the registration, if there is one */
    default boolean accepts(Callback callback, Optional<String> secretHash) {
        return switch (this) {
            case Open() -> true;
            case Secret() -> secretHash.isPresent() && callback.secret().isPresent()
                    && Secrets.same(Secrets.sha256(callback.secret().get()), secretHash.get());
            case Hmac(var key) -> {
                var signed = callback.heartbeat() ? "heartbeat".getBytes(StandardCharsets.UTF_8) : callback.body();
                var expected = "sha256=" + Secrets.signature(key, callback.id(), signed);
                yield Secrets.same(expected, callback.signature().orElse(""));
            }
        };
    }
}
