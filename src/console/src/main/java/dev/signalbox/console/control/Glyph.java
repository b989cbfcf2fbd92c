package dev.signalbox.console.control;

/** The line icons, as SVG paths on a 16 by 16 grid. */
public enum Glyph {
    ACTIVITY("M2 8h3l2-5 3 10 2-5h2"),
    ALERT("M8 2.5 14.5 13.5h-13zM8 6.5v3M8 11.5h.01"),
    ARROW_LEFT("M13 8H3M7 4 3 8l4 4"),
    ARROW_RIGHT("M3 8h10M9 4l4 4-4 4"),
    ARROW_UP("M8 13V3M4 7l4-4 4 4"),
    BELL("M3.5 11.5h9L11.3 10V7a3.3 3.3 0 0 0-6.6 0v3zM7 13.5h2"),
    BATCH("M2.5 3h11v3h-11zM2.5 8h11v3h-11zM5 4.5h.01M5 9.5h.01M4 13.5h8"),
    BRANCHES("M8 2v3.5M8 5.5 4 8v5.5M8 5.5 12 8v5.5"),
    BUCKET("M2.5 4h11l-1.5 9.5h-8zM2.5 4c0-1 2.5-1.5 5.5-1.5S13.5 3 13.5 4"),
    CALENDAR("M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3"),
    CALLBACK("M13 8a5 5 0 1 1-1.6-3.7M13 2.5v3h-3"),
    CHEVRON_DOWN("M4.5 6.5 8 10l3.5-3.5"),
    CHEVRON_RIGHT("M6.5 4.5 10 8l-3.5 3.5"),
    CLOCK("M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2 1.3"),
    CLOCK_CROSS("M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM6 6l4 4M10 6l-4 4"),
    COPY("M5.5 5.5h7v8h-7zM3.5 10.5v-8h7"),
    CROSS("M4 4l8 8M12 4l-8 8"),
    DATABASE(
            "M3 4.2c0-1 2.2-1.7 5-1.7s5 .7 5 1.7-2.2 1.7-5 1.7-5-.7-5-1.7zM3 4.2v7.6c0 1 2.2 1.7 5 1.7s5-.7 5-1.7V4.2M3 8c0 1 2.2 1.7 5 1.7S13 9 13 8"),
    DIAMOND("M8 2 14 8 8 14 2 8z"),
    DOT("M8 7a1 1 0 1 0 0 2 1 1 0 0 0 0-2z"),
    DOWNLOAD("M8 2.5v7M5 7l3 3 3-3M3 13h10"),
    EMPTY_CIRCLE("M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z"),
    EXECUTIONS("M4 3l8 5-8 5z"),
    EYE("M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.5a1.5 1.5 0 1 0 0 3 1.5 1.5 0 0 0 0-3z"),
    FILE("M4 2.5h5l3 3v8H4zM9 2.5v3h3"),
    FILTER("M2.5 3h11L9.5 8v5l-3-1.5V8z"),
    FIT("M2.5 6v-3.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10"),
    FLAG("M4 14V2.5h8l-2 3 2 3H4"),
    FOLDER("M2 4.5v8h12V6H8L6.5 4.5z"),
    GLOBE("M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM2.5 8h11M8 2.5c2 1.7 2.6 3.4 2.6 5.5S10 11.8 8 13.5C6 11.8 5.4 10.1 5.4 8S6 4.2 8 2.5"),
    GEAR(
            "M8 5.7a2.3 2.3 0 1 0 0 4.6 2.3 2.3 0 0 0 0-4.6zM8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6l1.4 1.4M11 11l1.4 1.4M3.6 12.4 5 11M11 5l1.4-1.4"),
    HOME("M2.5 7.5 8 2.5l5.5 5M4 6.5v7h8v-7M6.8 13.5V9.5h2.4v4"),
    HOURGLASS("M4 2.5h8M4 13.5h8M5 2.5v2.2L8 8l3-3.3V2.5M5 13.5v-2.2L8 8l3 3.3v2.2"),
    IMAGE("M2.5 3h11v10h-11zM2.5 11l3.5-4 3 3 2-2 2.5 3M10.5 5.5h.01"),
    INFO("M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 7.5v3M8 5.2h.01"),
    LAMBDA("M4.5 3H7l4 10M8 6.2 4.5 13"),
    LINK("M9.5 3H13v3.5M13 3 8 8M11.5 9v4H3V4.5h4"),
    LIST("M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01"),
    LOCK("M4 7.5h8V14H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5"),
    MAIL("M2 3.5h12v9H2zM2 4.5l6 4.5 6-4.5"),
    MINUS("M3 8h10"),
    MOON("M13 9.5A5.5 5.5 0 1 1 6.5 3a4.5 4.5 0 0 0 6.5 6.5z"),
    MORE("M3.5 8h.01M8 8h.01M12.5 8h.01"),
    OPEN_RING("M8 2.5a5.5 5.5 0 1 1-5.5 5.5"),
    PASS("M2.5 8h9M8.5 5l3 3-3 3M13.5 4v8"),
    PAUSE("M5.5 3.5v9M10.5 3.5v9"),
    PERSON("M8 2.5a2.6 2.6 0 1 0 0 5.2 2.6 2.6 0 0 0 0-5.2zM3 13.5c.4-2.8 2.3-4.2 5-4.2s4.6 1.4 5 4.2"),
    PIPELINES("M2 4h4v3H2zM10 9h4v3h-4zM6 5.5h3.5a2 2 0 0 1 2 2V9"),
    PLAY("M5 3.5 12 8l-7 4.5z"),
    PLUS("M8 3v10M3 8h10"),
    QUEUE("M2.5 5h4v6h-4zM6.5 5h4v6h-4zM10.5 5h3v6h-3"),
    REFRESH("M13.5 8a5.5 5.5 0 1 1-2-4.2M13.5 2v3h-3"),
    RESTART("M3 8a5 5 0 1 0 1.6-3.7M3 2.5v3h3"),
    SEARCH("M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3 14 14"),
    SEND("M2.5 8 14 2.5 10.5 14 8 9z"),
    SHIELD("M8 2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4zM8 5.5v3M8 10.5h.01"),
    SQUARE("M4.5 4.5h7v7h-7z"),
    SPARK("M8 2l1.5 4.5L14 8l-4.5 1.5L8 14l-1.5-4.5L2 8l4.5-1.5z"),
    STACK("M8 2.5 14 5.5 8 8.5 2 5.5zM2.5 8 8 10.8 13.5 8M2.5 10.5 8 13.3l5.5-2.8"),
    STOPWATCH("M8 4a5 5 0 1 0 0 10A5 5 0 0 0 8 4zM8 7v2.5M6.5 1.8h3"),
    SUN(
            "M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M3.4 12.6l1-1M11.6 4.4l1-1"),
    TABLE("M2.5 3h11v10h-11zM2.5 6.5h11M7 6.5V13"),
    TICK("M3 8.5 6.5 12 13 4.5"),
    TRASH("M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.5 9h6l.5-9"),
    TRIANGLE("M5 3.5 12 8l-7 4.5z"),
    TWO_BARS("M5.5 3.5v9M10.5 3.5v9"),
    UNLOCK("M4 7.5h8V14H4zM5.5 7.5V5a2.5 2.5 0 0 1 4.8-1"),
    UPLOAD("M8 10V3M5 5.5l3-3 3 3M3 13h10");

    private final String path;

    Glyph(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
