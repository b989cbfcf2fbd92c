package dev.signalbox.deploy;

/** A text that can be read so many times only: a pattern that goes to and fro without end is stopped. One use only. */
final class PatientText implements CharSequence {
    private static final int MOST = 2_000_000;

    private final CharSequence text;
    private final int[] reads;

    PatientText(CharSequence text) {
        this(text, new int[1]);
    }

    private PatientText(CharSequence text, int[] reads) {
        this.text = text;
        this.reads = reads;
    }

    @Override
    public char charAt(int index) {
        if (++reads[0] > MOST) {
            throw new Endless();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return new PatientText(text.subSequence(start, end), reads);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** The pattern takes too long. */
    static final class Endless extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
