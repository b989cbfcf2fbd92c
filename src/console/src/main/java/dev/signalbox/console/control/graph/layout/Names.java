package dev.signalbox.console.control.graph.layout;

/** How much room a name needs. The layout knows no fonts: it reckons with the widest of the usual letters. */
final class Names {
    private static final double LETTER = 7.4;
    private static final double WIDE_LETTER = 13.2;
    /** From here on scripts have letters as wide as they are high: Hangul, Kana, Han. */
    private static final int WIDE = 0x1100;

    private Names() {}

    /** @param more for what stands beside the name */
    static double width(String name, double more, double least, double most) {
        double letters = name.codePoints().mapToDouble(c -> c >= WIDE ? WIDE_LETTER : LETTER).sum();
        return Math.clamp(Math.ceil((letters + more) / 4) * 4, least, most);
    }
}
