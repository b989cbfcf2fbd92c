package dev.signalbox.localcloud.service.stepfunctions.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the API model demands of the value of one member. */
sealed interface Constraint {
    /** What is wrong with the value, in AWS's words. */
    Optional<String> broken(Object value);

    /** Whether messages keep the value to themselves. */
    default boolean secret() {
        return false;
    }

    /** A text of that many characters. */
    record Length(int min, int max, boolean secret) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            int length = value.toString().length();
            return length < min ? Optional.of("Member must have length greater than or equal to " + min)
                    : length > max ? Optional.of("Member must have length less than or equal to " + max)
                            : Optional.empty();
        }
    }

    /** A text of that many characters in this form. */
    record Form(Length length, Pattern pattern) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            return length.broken(value).or(() -> pattern.matcher(value.toString()).matches() ? Optional.empty()
                    : Optional.of("Member must satisfy regular expression pattern: " + pattern));
        }
    }

    /** A number in these bounds. */
    record Range(double min, double max) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            double number = ((Number) value).doubleValue();
            return number < min ? Optional.of("Member must have value greater than or equal to " + text(min))
                    : number > max ? Optional.of("Member must have value less than or equal to " + text(max))
                            : Optional.empty();
        }

        private static String text(double bound) {
            return Long.toString(Math.round(bound));
        }
    }

    /** One of these words. */
    record OneOf(List<String> words) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            return words.contains(value.toString()) ? Optional.empty()
                    : Optional.of("Member must satisfy enum value set: " + words);
        }
    }

    /** A list of that many members. */
    record Count(int min, int max) implements Constraint {
        @Override
        public Optional<String> broken(Object value) {
            int size = ((List<?>) value).size();
            return size < min ? Optional.of("Member must have length greater than or equal to " + min)
                    : size > max ? Optional.of("Member must have length less than or equal to " + max)
                            : Optional.empty();
        }
    }
}
