package dev.signalbox.console.control;

import dev.signalbox.console.fx.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Points in time in local words: {@code 11:48:52}, {@code Yesterday 11:48:52}, {@code 12 Nov 11:48:52}. */
public final class When {
    private static final ZoneId ZONE = ZoneId.systemDefault();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZONE);
    private static final DateTimeFormatter PRECISE = DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZONE);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH).withZone(
            ZONE);

    private When() {}

    public static String words(Instant time, Instant now) {
        LocalDate day = LocalDate.ofInstant(time, ZONE);
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        if (day.equals(today)) {
            return TIME.format(time);
        }
        if (day.equals(today.plusDays(1))) {
            return Texts.text("when.tomorrow", TIME.format(time));
        }
        return day.equals(today.minusDays(1)) ? Texts.text("when.yesterday", TIME.format(time)) : DAY.format(time);
    }

    /** To the millisecond, without the day. */
    public static String precise(Instant time) {
        return PRECISE.format(time);
    }
}
