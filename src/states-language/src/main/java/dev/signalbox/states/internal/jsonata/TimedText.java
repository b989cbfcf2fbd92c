package dev.signalbox.states.internal.jsonata;

/** A text whose reader is stopped when the evaluation's time is over. */
final class TimedText implements CharSequence {
    private static final int STRIDE = 4096;

    private final CharSequence text;
    private final Limits limits;
    private int reads;

    TimedText(CharSequence text, Limits limits) {
        this.text = text;
        this.limits = limits;
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        reads++;
        if (reads % STRIDE == 0) {
            limits.checkTime();
        }
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
