package dev.signalbox.console.screen.callbacks;

/** A body to begin with, and what it is called. */
record BodyTemplate(String name, String body) {
    private static final int LONGEST = 60;

    /** A body in one short line. */
    static String shown(String body) {
        String line = body.replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
