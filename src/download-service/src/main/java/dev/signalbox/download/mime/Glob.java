package dev.signalbox.download.mime;

import java.util.ArrayList;
import java.util.List;

/**
 * A glob as Go's {@code filepath.Match} reads it: {@code *} and {@code ?} do not stand for a slash, a class may
 * ({@code [a-f]}, {@code [^x]}), a backslash takes the next character as it is.
 */
final class Glob {
    private final List<Piece> pieces;

    private Glob(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /** Stands for one character, or for any number of them. */
    private sealed interface Piece {
        boolean takes(int character);

        record Stars() implements Piece {
            @Override
            public boolean takes(int character) {
                return character != '/';
            }
        }

        record One() implements Piece {
            @Override
            public boolean takes(int character) {
                return character != '/';
            }
        }

        record Exactly(int wanted) implements Piece {
            @Override
            public boolean takes(int character) {
                return character == wanted;
            }
        }

        record OneOf(List<Range> ranges, boolean negated) implements Piece {
            @Override
            public boolean takes(int character) {
                return ranges.stream().anyMatch(r -> r.first <= character && character <= r.last) != negated;
            }
        }
    }

    private record Range(int first, int last) {}

    static Glob parse(String text) {
        return new Glob(new Parser(text).pieces());
    }

    /** One row of a table at a time, so that many stars cost no more than their number times the text's length. */
    boolean matches(String text) {
        var characters = text.codePoints().toArray();
        var reached = new boolean[characters.length + 1];
        reached[0] = true;
        for (var piece : pieces) {
            var next = new boolean[characters.length + 1];
            boolean stars = piece instanceof Piece.Stars;
            next[0] = stars && reached[0];
            for (int i = 1; i <= characters.length; i++) {
                boolean taken = piece.takes(characters[i - 1]);
                next[i] = stars ? reached[i] || (next[i - 1] && taken) : reached[i - 1] && taken;
            }
            reached = next;
        }
        return reached[characters.length];
    }

    private static final class Parser {
        private final String text;
        private final int[] characters;
        private int at;

        Parser(String text) {
            this.text = text;
            this.characters = text.codePoints().toArray();
        }

        List<Piece> pieces() {
            var pieces = new ArrayList<Piece>();
            while (at < characters.length) {
                int character = characters[at++];
                pieces.add(switch (character) {
                    case '*' -> new Piece.Stars();
                    case '?' -> new Piece.One();
                    case '[' -> oneOf();
                    case '\\' -> new Piece.Exactly(escaped());
                    default -> new Piece.Exactly(character);
                });
            }
            return pieces;
        }

        private Piece oneOf() {
            boolean negated = isNext('^');
            at += negated ? 1 : 0;
            var ranges = new ArrayList<Range>();
            while (ranges.isEmpty() || !isNext(']')) {
                int first = member();
                int last = first;
                if (isNext('-')) {
                    at++;
                    last = member();
                }
                ranges.add(new Range(first, last));
            }
            at++;
            return new Piece.OneOf(ranges, negated);
        }

        private int member() {
            if (at == characters.length) {
                throw malformed("its '[' has no ']'");
            }
            int character = characters[at++];
            if (character == '-' || character == ']') {
                throw malformed("'" + (char) character + "' must have a '\\' before it there");
            }
            return character == '\\' ? escaped() : character;
        }

        private int escaped() {
            if (at == characters.length) {
                throw malformed("nothing follows its last '\\'");
            }
            return characters[at++];
        }

        private boolean isNext(char character) {
            return at < characters.length && characters[at] == character;
        }

        private IllegalArgumentException malformed(String why) {
            return new IllegalArgumentException("The pattern '" + text + "' is malformed: " + why);
        }
    }
}
