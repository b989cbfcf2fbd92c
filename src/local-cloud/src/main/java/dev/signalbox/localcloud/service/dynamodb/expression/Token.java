package dev.signalbox.localcloud.service.dynamodb.expression;

/** One word or sign of an expression, and where it stands. */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD, NAME_PLACEHOLDER, VALUE_PLACEHOLDER, NUMBER, SIGN, END
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }
}
